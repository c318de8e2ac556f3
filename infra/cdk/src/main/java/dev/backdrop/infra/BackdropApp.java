package dev.backdrop.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import software.amazon.awscdk.App;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * The stack that {@code cdk deploy} creates. Options are context, {@code -c name=value}: code, requestsPerMinute,
 * requestsPerDay, maximumConcurrency, prompt, operationsPerDay, alarmEmail, sweepSchedule, existingBucket,
 * existingSecretArn, tracing.
 */
public final class BackdropApp {

    private BackdropApp() {}

    public static void main(String[] args) {
        App app = new App();
        new BackdropStack(app, "Backdrop", BackdropApp::choices);
        app.synth();
    }

    private static HeadshotPipelineProps choices(Construct scope) {
        HeadshotPipelineProps.Builder props = HeadshotPipelineProps.of(code(scope))
                .pace(new Pace(
                        number(scope, "requestsPerMinute", Pace.DEFAULT.requestsPerMinute()),
                        number(scope, "requestsPerDay", Pace.DEFAULT.requestsPerDay()),
                        number(scope, "maximumConcurrency", Pace.DEFAULT.maximumConcurrency())));
        choose(scope, "prompt", props::prompt);
        choose(scope, "operationsPerDay", value -> props.operationsPerDay(Integer.parseInt(value)));
        choose(scope, "inDoubt", props::inDoubt);
        choose(scope, "alarmEmail", props::alarmEmail);
        choose(scope, "sweepSchedule", props::sweepSchedule);
        choose(scope, "tracing", value -> props.tracing(Boolean.parseBoolean(value)));
        choose(
                scope,
                "existingBucket",
                name -> props.existingBucket(Bucket.fromBucketName(scope, "ExistingBucket", name)));
        choose(
                scope,
                "existingSecretArn",
                arn -> props.existingSecret(Secret.fromSecretCompleteArn(scope, "ExistingSecret", arn)));
        return props.build();
    }

    private static Code code(Construct scope) {
        String path = context(scope, "code").orElse("../../target/function.zip");
        if (!Files.exists(Path.of(path))) {
            throw new IllegalStateException(path + " is missing: build the function first, ./mvnw package");
        }
        return Code.fromAsset(path);
    }

    private static void choose(Construct scope, String name, Consumer<String> choice) {
        context(scope, name).ifPresent(choice);
    }

    private static int number(Construct scope, String name, int otherwise) {
        return context(scope, name).map(Integer::parseInt).orElse(otherwise);
    }

    private static Optional<String> context(Construct scope, String name) {
        return Optional.ofNullable(scope.getNode().tryGetContext(name)).map(String::valueOf);
    }
}
