package dev.backdrop.infra;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** AWS's own list of good practice; each rule that is left out has a reason. */
class NagTest {

    private static final Map<String, String> LEFT_OUT = Map.of(
            "AwsSolutions-S1", "One function reads and writes the bucket and logs every headshot by name.",
            "AwsSolutions-SMG4", "Adobe issues the credential; AWS cannot rotate it. docs/operations.md says how.",
            "AwsSolutions-IAM5", "Objects of named folders, streams of one log group, executions of one state machine.",
            "AwsSolutions-SF1", "Each execution's history is kept by Step Functions; the function logs the rest.",
            "AwsSolutions-SF2", "The function's own metrics time each step.",
            "AwsSolutions-SNS2", "CloudWatch cannot publish through AWS's own key; alarms name no person.");

    @Test
    void findsNothingInAPipelineWithoutOptions() {
        assertNoComplaint(Synthesis.stack(UnaryOperator.identity()));
    }

    @Test
    void findsNothingInAPipelineWithEveryOption() {
        assertNoComplaint(Synthesis.stack(Synthesis.everything()));
    }

    @Test
    void findsNothingWithAnExistingBucket() {
        assertNoComplaint(Synthesis.withExistingBucket());
    }

    @Test
    void findsNothingInADistributedMap() {
        assertNoComplaint(Synthesis.withMap());
    }

    @Test
    void synthesisGivesNoWarning() {
        Annotations annotations = Annotations.fromStack(Synthesis.stack(Synthesis.everything()));

        annotations.hasNoWarning("*", Match.anyValue());
        annotations.hasNoError("*", Match.anyValue());
    }

    private static void assertNoComplaint(BackdropStack stack) {
        List<NagPackSuppression> suppressions = LEFT_OUT.entrySet().stream()
                .map(entry -> NagPackSuppression.builder()
                        .id(entry.getKey())
                        .reason(entry.getValue())
                        .build())
                .toList();
        NagSuppressions.addStackSuppressions(stack, suppressions);
        Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        Annotations annotations = Annotations.fromStack(stack);
        annotations.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-.*"));
        annotations.hasNoWarning("*", Match.stringLikeRegexp("AwsSolutions-.*"));
    }
}
