package dev.backdrop.infra;

import java.util.Map;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.sqs.IQueue;

/** The metrics that alarms watch, over five minutes each. */
final class Metrics {

    static final String NAMESPACE = "Backdrop";

    private Metrics() {}

    /** A metric that the function writes itself. */
    static Metric own(String name, String statistic) {
        return metric(NAMESPACE, name, Map.of(), statistic);
    }

    static Metric own(String name, Map<String, String> dimensions, String statistic) {
        return metric(NAMESPACE, name, dimensions, statistic);
    }

    static Metric of(IQueue queue, String name, String statistic) {
        return metric("AWS/SQS", name, Map.of("QueueName", queue.getQueueName()), statistic);
    }

    /** The alias's share of the function's metrics: calls of an unpublished version are experiments. */
    static Metric of(HeadshotFunction function, String name, String statistic) {
        String functionName = function.function().getFunctionName();
        Map<String, String> dimensions =
                Ordered.map(Map.entry("FunctionName", functionName), Map.entry("Resource", functionName + ":live"));
        return metric("AWS/Lambda", name, dimensions, statistic);
    }

    private static Metric metric(String namespace, String name, Map<String, String> dimensions, String statistic) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(Duration.minutes(5))
                .build();
    }
}
