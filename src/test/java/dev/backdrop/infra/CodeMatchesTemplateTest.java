package dev.backdrop.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.backdrop.infra.template.Deployments;
import dev.backdrop.infra.template.Resource;

/** What the template says about the code is true of the code on the class path. */
class CodeMatchesTemplateTest {

    private final Resource function =
            Deployments.minimal(Deployments.sam(Path.of(""))).resources().get("HeadshotFunction");

    @Test
    void theHandlerExists() throws Exception {
        String[] handler = function.text("Handler").split("::");

        assertThat(Class.forName(handler[0]).getMethods())
                .anyMatch(method -> method.getName().equals(handler[1]));
    }
}
