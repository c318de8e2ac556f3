package dev.backdrop.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.backdrop.infra.template.Permission;
import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

class HeadshotMapTest {

    private final Template template = Synthesis.normal(Synthesis.synthesize(Synthesis.withMap()));
    private final Resource machine =
            template.ofType("AWS::StepFunctions::StateMachine").get(0);

    @Test
    void namesTheAliasAndTheBucketOfThePipeline() {
        assertThat(machine.at("DefinitionSubstitutions"))
                .contains(Map.of("Bucket", "${HeadshotBucket}", "Function", "${HeadshotFunctionAliaslive}"));
    }

    @Test
    void mayOnlyReadTheListCallTheAliasAndRunItsOwnChildren() {
        List<String> granted = template.ofType("AWS::IAM::Policy").stream()
                .flatMap(policy -> Permission.of(policy).stream())
                .map(permission -> permission.action() + " on " + permission.resource())
                .toList();

        assertThat(granted)
                .hasSize(10)
                .contains(
                        "s3:ListBucket on ${HeadshotBucket.Arn}",
                        "s3:PutObject on ${HeadshotBucket.Arn}/map-runs/*",
                        "lambda:InvokeFunction on ${HeadshotFunctionAliaslive}")
                .noneMatch(permission -> permission.contains(":* on") || permission.endsWith(" on *"));
    }
}
