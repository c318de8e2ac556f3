package dev.backdrop.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.backdrop.infra.template.Deployments;
import dev.backdrop.infra.template.SamExpansion;
import dev.backdrop.infra.template.TemplateYaml;

class ValidationTest {

    private final String sam = Deployments.sam(Path.of("../.."));

    @TempDir
    Path folder;

    @BeforeEach
    void requiresTheValidators() {
        assumeTrue(Validator.isInstalled(), "SKIPPED: no node_modules; run npm ci --prefix infra/cdk");
    }

    @Test
    void everyTemplateIsValid() throws Exception {
        Map<String, List<String>> findings = new Validator(folder)
                .add("SAM", sam, ".yaml")
                .add("SAM, expanded", SamExpansion.of(TemplateYaml.parse(sam)))
                .add("CDK without options", Synthesis.synthesize(Synthesis.stack(UnaryOperator.identity())))
                .add("CDK with every option", Synthesis.synthesize(Synthesis.stack(Synthesis.everything())))
                .add("CDK with an existing bucket", Synthesis.synthesize(Synthesis.withExistingBucket()))
                .add("CDK with a distributed map", Synthesis.synthesize(Synthesis.withMap()))
                .findings();

        assertThat(findings)
                .allSatisfy((template, found) -> assertThat(found).as(template).isEmpty());
    }

    @Test
    void theStateMachineIsValid() throws Exception {
        String definition = Files.readString(Path.of("src/main/resources/dev/backdrop/infra/headshot-map.asl.json"))
                .replace("${Bucket}", "pictures")
                .replace("${Function}", "arn:aws:lambda:eu-west-1:111122223333:function:backdrop:live");
        Map<String, List<String>> findings = new Validator(folder)
                .add("map", definition, ".asl.json")
                .add("map with a mistake", definition.replace("\"MaxConcurrency\"", "\"MaxConcurency\""), ".asl.json")
                .findings();

        assertThat(findings.get("map")).isEmpty();
        assertThat(findings.get("map with a mistake")).isNotEmpty();
    }
}
