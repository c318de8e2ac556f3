package dev.backdrop.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.lambda.Code;

import dev.backdrop.infra.template.Facts;
import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

class HeadshotPipelineTest {

    private final Code code = Synthesis.code();

    @Test
    void makesNoFunctionButItsOwn() {
        Template template = Synthesis.minimal();

        assertThat(template.ofType("AWS::Lambda::Function"))
                .extracting(Resource::id)
                .containsExactly("HeadshotFunction");
        assertThat(template.resources().values())
                .extracting(Resource::type)
                .noneMatch(type -> type.startsWith("Custom::") || type.startsWith("AWS::CloudFormation::"));
    }

    @Test
    void synthesizesTheSameTemplateEachTime() {
        assertThat(Synthesis.synthesize(Synthesis.stack(Synthesis.everything())))
                .hasToString(Synthesis.synthesize(Synthesis.stack(Synthesis.everything()))
                        .toString());
    }

    @Test
    void publishesANewVersionWhenThePromptChanges() {
        assertThat(version(props -> props.prompt("a bright office")))
                .isNotEqualTo(version(props -> props.prompt("a dark office")));
        assertThat(version(UnaryOperator.identity())).isEqualTo(version(UnaryOperator.identity()));
    }

    @Test
    void getsEventsOfAnExistingBucketThroughEventBridge() {
        Template template = Synthesis.normal(Synthesis.synthesize(Synthesis.withExistingBucket()));

        assertThat(template.ofType("AWS::S3::Bucket")).isEmpty();
        Resource rule = template.ofType("AWS::Events::Rule").get(0);
        assertThat(rule.text("EventPattern.detail.bucket.name")).isEqualTo("[pictures-of-people]");
        assertThat(rule.text("EventPattern.detail.object.key")).isEqualTo("[{prefix=headshots/}, {prefix=masks/}]");
        assertThat(rule.text("Targets")).contains("${WorkQueue.Arn}");
        assertThat(template.ofType("AWS::SQS::QueuePolicy").toString())
                .contains("events.amazonaws.com", "aws:SourceArn")
                .doesNotContain("s3.amazonaws.com");
    }

    @Test
    void writesOnlyResultsIntoAnExistingBucket() {
        Template template = Synthesis.normal(Synthesis.synthesize(Synthesis.withExistingBucket()));

        String bucket = "arn:${AWS::Partition}:s3:::pictures-of-people";
        assertThat(Facts.of(template))
                .filteredOn(fact -> fact.contains("s3:PutObject"))
                .containsExactly(
                        "HeadshotFunctionRole: Allow  s3:PutObject on %s/processed/* when".formatted(bucket),
                        "HeadshotFunctionRole: Allow  s3:PutObject on %s/records/* when".formatted(bucket));
    }

    @Test
    void sweepsEachHourUnlessItIsSwitchedOff() {
        Template sweepless = Synthesis.normal(Synthesis.synthesize(Synthesis.stack(props -> props.sweepSchedule(""))));

        assertThat(Synthesis.minimal().resources().get("Sweep").text("ScheduleExpression"))
                .isEqualTo("rate(1 hour)");
        assertThat(sweepless.resources()).doesNotContainKeys("Sweep", "SweepRole");
    }

    @Test
    void tracesWithXRayOnlyIfChosen() {
        Template template = Synthesis.normal(Synthesis.synthesize(Synthesis.stack(props -> props.tracing(true))));

        assertThat(template.resources().get("HeadshotFunction").text("TracingConfig.Mode"))
                .isEqualTo("Active");
        assertThat(Synthesis.minimal().resources().get("HeadshotFunction").at("TracingConfig"))
                .isEmpty();
    }

    @Test
    void refusesInvalidOptions() {
        assertThatThrownBy(() -> HeadshotPipelineProps.of(code).prompt(" ").build())
                .hasMessageContaining("1 to 1024");
        assertThatThrownBy(
                        () -> HeadshotPipelineProps.of(code).operationsPerDay(0).build())
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> HeadshotPipelineProps.of(code).inDoubt("maybe").build())
                .hasMessageContaining("hold, retry");
    }

    private static String version(UnaryOperator<HeadshotPipelineProps.Builder> choices) {
        return Synthesis.synthesize(Synthesis.stack(choices))
                .ofType("AWS::Lambda::Version")
                .get(0)
                .id();
    }
}
