package dev.backdrop.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.infra.contract.Environment;
import dev.backdrop.infra.contract.NotificationsAreDisjoint;
import dev.backdrop.infra.template.Deployments;
import dev.backdrop.infra.template.Resource;

/** What the template says about the code is true of the code on the class path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodeMatchesTemplateTest {

    /** Keys that a deployment leaves at the code's default. A new key is added here or to the template. */
    private static final Set<String> LEFT_ALONE = Set.of(
            "backdrop.prefixes.headshots",
            "backdrop.prefixes.masks",
            "backdrop.prefixes.processed",
            "backdrop.prefixes.records",
            "backdrop.look.negative-prompt",
            "backdrop.look.seed",
            "backdrop.look.size",
            "backdrop.look.variations",
            "backdrop.looks.*.folder",
            "backdrop.looks.*.prompt",
            "backdrop.looks.*.negative-prompt",
            "backdrop.looks.*.seed",
            "backdrop.looks.*.size",
            "backdrop.looks.*.variations",
            "backdrop.looks.*.mask-checks",
            "backdrop.photo.max-size",
            "backdrop.photo.max-megapixels",
            "backdrop.mask.missing",
            "backdrop.mask.grace",
            "backdrop.mask.unsure",
            "backdrop.mask.inverted",
            "backdrop.mask.checks",
            "backdrop.result.protect",
            "backdrop.result.compare",
            "backdrop.result.format",
            "backdrop.result.quality",
            "backdrop.metrics.enabled",
            "backdrop.price-per-operation",
            "backdrop.firefly.api-url",
            "backdrop.firefly.ims-url",
            "backdrop.firefly.photoshop-url",
            "backdrop.firefly.mode",
            "backdrop.firefly.fit",
            "backdrop.firefly.allowed-hosts",
            "backdrop.firefly.client-id",
            "backdrop.firefly.client-secret",
            "backdrop.firefly.scopes",
            "backdrop.firefly.read-timeout",
            "backdrop.firefly.poll-interval",
            "backdrop.firefly.max-result-size",
            "backdrop.firefly.counted-calls",
            "backdrop.firefly.max-paid-attempts");

    private final Resource function =
            Deployments.minimal(Deployments.sam(Path.of(""))).resources().get("HeadshotFunction");
    private final Map<String, String> variables = Environment.of(function);
    private final ConfigurationKeys keys = new ConfigurationKeys();

    @Test
    void theHandlerExists() throws Exception {
        String[] handler = function.text("Handler").split("::");

        assertThat(Class.forName(handler[0]).getMethods())
                .anyMatch(method -> method.getName().equals(handler[1]));
    }

    @Test
    void everyVariableIsAKeyThatTheCodeReads() {
        assertThat(variables.keySet())
                .filteredOn(name -> !name.equals("JAVA_TOOL_OPTIONS"))
                .filteredOn(name -> !keys.byVariable().containsKey(name))
                .isEmpty();
    }

    @Test
    void everyKeyIsSetOrLeftAloneOnPurpose() {
        Set<String> unset = keys.byVariable().entrySet().stream()
                .filter(entry -> !variables.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());

        assertThat(unset).containsExactlyInAnyOrderElementsOf(LEFT_ALONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backdrop.look.prompt",
                "backdrop.firefly.requests-per-minute",
                "backdrop.firefly.requests-per-day",
                "backdrop.firefly.in-doubt"
            })
    void aFreshDeploymentBehavesLikeTheLaptop(String key) {
        String variable = key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);

        assertThat(keys.defaultOf(key)).contains(variables.get(variable));
    }

    @Test
    void notificationsAreForTheFoldersThatTheCodeReads() {
        assertThat(folders("headshots", "masks")).isEqualTo(NotificationsAreDisjoint.INPUTS);
        assertThat(folders("processed", "records")).isEqualTo(NotificationsAreDisjoint.OUTPUTS);
    }

    private Set<String> folders(String... names) {
        return Stream.of(names)
                .map(name -> keys.defaultOf("backdrop.prefixes." + name).orElse(""))
                .collect(Collectors.toSet());
    }
}
