package dev.backdrop.infra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** A stack with one pipeline, and outputs with the names that a person needs after the deployment. */
public final class BackdropStack extends Stack {

    private final HeadshotPipeline pipeline;

    /** @param choices the pipeline's options; gets the stack, to import existing resources */
    public BackdropStack(Construct scope, String id, Function<Construct, HeadshotPipelineProps> choices) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description(
                                "Backdrop, one consistent background for all staff photos (S3, SQS, Lambda, Adobe Firefly)")
                        .analyticsReporting(false)
                        .build());
        pipeline = new HeadshotPipeline(this, "Pipeline", choices.apply(this));
        outputs().forEach((name, output) -> CfnOutput.Builder.create(this, name)
                .value(output.value())
                .description(output.description())
                .build());
    }

    public HeadshotPipeline pipeline() {
        return pipeline;
    }

    private Map<String, Output> outputs() {
        Map<String, Output> outputs = new LinkedHashMap<>();
        outputs.put(
                "BucketName",
                new Output(
                        pipeline.bucket().getBucketName(),
                        "Drop photos under headshots/ and their masks under masks/"));
        outputs.put("FunctionAlias", new Output(pipeline.function().getFunctionArn(), "The alias to invoke by hand"));
        outputs.put("QueueUrl", new Output(pipeline.workQueue().getQueueUrl(), "Work to be done"));
        outputs.put(
                "DeadLetterQueueArn",
                new Output(
                        pipeline.deadLetterQueue().getQueueArn(),
                        "Messages that were given up; the source of a redrive"));
        outputs.put("SecretId", new Output(pipeline.secret().getSecretArn(), "The secret for the Firefly credential"));
        outputs.put("LogGroup", new Output(pipeline.logs().getLogGroupName(), "One summary line for each attempt"));
        outputs.put("DashboardUrl", new Output(pipeline.dashboardUrl(), "The dashboard"));
        return outputs;
    }

    private record Output(String value, String description) {}
}
