package dev.backdrop.infra;

import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/** The function, published under an alias that reads the work queue. */
final class HeadshotFunction {

    private final LogGroup logs;
    private final Function function;
    private final Alias alias;

    HeadshotFunction(Construct scope, HeadshotPipelineProps props, IBucket bucket, WorkQueues queues, ISecret secret) {
        logs = LogGroup.Builder.create(scope, "HeadshotFunctionLogs")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        function = Function.Builder.create(scope, "HeadshotFunction")
                .description("Gives each headshot the common background")
                .code(props.code())
                .handler("io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .memorySize(1024)
                .timeout(props.pace().timeout())
                .role(HeadshotFunctionRole.create(scope, bucket, queues, secret, logs))
                .logGroup(logs)
                .loggingFormat(LoggingFormat.TEXT)
                .tracing(props.tracing() ? Tracing.ACTIVE : Tracing.DISABLED)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .environment(FunctionEnvironment.of(props, bucket, queues, secret))
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build())
                .build();
        alias = Alias.Builder.create(scope, "HeadshotFunctionAliaslive")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        Annotations.of(function)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias points at a published version.");
        read(scope, queues, props.pace());
    }

    /** Not {@code addEventSource}, which grants more than the role needs. */
    private void read(Construct scope, WorkQueues queues, Pace pace) {
        EventSourceMapping mapping = EventSourceMapping.Builder.create(scope, "HeadshotFunctionWork")
                .target(alias)
                .eventSourceArn(queues.work().getQueueArn())
                .batchSize(pace.batchSize())
                .reportBatchItemFailures(true)
                .maxConcurrency(pace.maximumConcurrency())
                .build();
        // The alias itself, because CDK would split its ARN and rebuild the name.
        ((CfnEventSourceMapping) mapping.getNode().getDefaultChild()).setFunctionName(alias.getFunctionArn());
    }

    Function function() {
        return function;
    }

    Alias alias() {
        return alias;
    }

    LogGroup logs() {
        return logs;
    }
}
