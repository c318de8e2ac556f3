package dev.backdrop.infra;

import java.util.Map;
import java.util.function.UnaryOperator;

import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.Bucket;

import dev.backdrop.infra.template.Deployments;
import dev.backdrop.infra.template.NormalForm;
import dev.backdrop.infra.template.Template;

/** The CDK app's templates, under the names that the SAM template uses. */
final class Synthesis {

    private Synthesis() {}

    static Template minimal() {
        return normal(synthesize(stack(UnaryOperator.identity())));
    }

    static Template full() {
        return normal(synthesize(stack(everything())));
    }

    static UnaryOperator<HeadshotPipelineProps.Builder> everything() {
        return props -> props.alarmEmail(Deployments.EVERYTHING.get("AlarmEmail"))
                .sweepSchedule(Deployments.EVERYTHING.get("SweepSchedule"));
    }

    static BackdropStack stack(UnaryOperator<HeadshotPipelineProps.Builder> choices) {
        App app = new App(AppProps.builder().analyticsReporting(false).build());
        return new BackdropStack(app, "Backdrop", scope -> choices.apply(HeadshotPipelineProps.of(code()))
                .build());
    }

    /** With an existing bucket in the same account. */
    static BackdropStack withExistingBucket() {
        App app = new App(AppProps.builder().analyticsReporting(false).build());
        return new BackdropStack(app, "Backdrop", scope -> HeadshotPipelineProps.of(code())
                .existingBucket(Bucket.fromBucketName(scope, "Existing", "pictures-of-people"))
                .build());
    }

    /** With the state machine beside the queue. */
    static BackdropStack withMap() {
        BackdropStack stack = stack(UnaryOperator.identity());
        new HeadshotMap(stack, "Map", stack.pipeline());
        return stack;
    }

    /** Any folder serves: these tests do not need the built function. */
    static Code code() {
        return Code.fromAsset("src/test/resources/function");
    }

    /** The template as CloudFormation gets it. */
    static Template synthesize(BackdropStack stack) {
        Map<String, Object> tree =
                software.amazon.awscdk.assertions.Template.fromStack(stack).toJSON();
        return new Template(tree);
    }

    static Template normal(Template synthesized) {
        return NormalForm.of(synthesized, Synthesis::name);
    }

    /** A logical id is the path of the construct with a hash at its end; a version's has a second one. */
    static String name(String logicalId) {
        if (logicalId.startsWith("PipelineHeadshotFunctionCurrentVersion")) {
            return "HeadshotFunctionVersion";
        }
        return logicalId.startsWith("Pipeline")
                ? logicalId.substring("Pipeline".length(), logicalId.length() - 8)
                : logicalId;
    }
}
