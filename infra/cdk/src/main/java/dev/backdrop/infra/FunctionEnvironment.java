package dev.backdrop.infra;

import java.util.Map;
import java.util.TreeMap;

import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * The function's variables. Each name but the JVM's is one of its configuration keys ({@code backdrop.look.prompt} …).
 */
final class FunctionEnvironment {

    private FunctionEnvironment() {}

    static Map<String, String> of(HeadshotPipelineProps props, IBucket bucket, WorkQueues queues, ISecret secret) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("BACKDROP_BUCKET", bucket.getBucketName());
        variables.put("BACKDROP_QUEUE_URL", queues.work().getQueueUrl());
        variables.put("BACKDROP_QUEUE_MAX_RECEIVES", String.valueOf(WorkQueues.MAX_RECEIVES));
        variables.put("BACKDROP_LOOK_PROMPT", props.prompt());
        variables.put("BACKDROP_BUDGET_OPERATIONS_PER_DAY", String.valueOf(props.operationsPerDay()));
        variables.put("BACKDROP_FIREFLY_SECRET_ID", secret.getSecretArn());
        variables.put("BACKDROP_FIREFLY_IN_DOUBT", props.inDoubt());
        Pace pace = props.pace();
        variables.put("BACKDROP_FIREFLY_REQUESTS_PER_MINUTE", String.valueOf(pace.requestsPerMinute()));
        variables.put("BACKDROP_FIREFLY_REQUESTS_PER_DAY", String.valueOf(pace.requestsPerDay()));
        // Lambda replaces an instance that has ended; one that is out of memory would live on, and fail.
        variables.put("JAVA_TOOL_OPTIONS", "-XX:+ExitOnOutOfMemoryError");
        return variables;
    }
}
