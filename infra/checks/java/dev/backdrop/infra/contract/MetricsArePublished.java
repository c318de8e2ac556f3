package dev.backdrop.infra.contract;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Template;

/** Alarms and dashboard use only metrics that are published, and the dashboard shows all of Backdrop's. */
final class MetricsArePublished implements Rule {

    /** The metrics of AWS itself that are used here. */
    private static final Set<MetricUse> OF_AWS = Stream.concat(
                    Stream.of("ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesNotVisible")
                            .map(name -> new MetricUse("AWS/SQS", name, Set.of("QueueName"))),
                    Stream.of("Invocations", "Errors", "Throttles", "Duration", "ConcurrentExecutions")
                            .map(name -> new MetricUse("AWS/Lambda", name, Set.of("FunctionName", "Resource"))))
            .collect(Collectors.toSet());

    @Override
    public Stream<String> violations(Template template) {
        Set<MetricUse> used = MetricUse.in(template);
        Stream<String> unknown = used.stream().filter(use -> !isPublished(use)).map(use -> "nothing publishes " + use);
        Set<String> shown =
                MetricUse.onDashboards(template).stream().map(MetricUse::name).collect(Collectors.toSet());
        Stream<String> hidden = new TreeSet<>(PublishedMetrics.DIMENSIONS.keySet())
                .stream().filter(name -> !shown.contains(name)).map(name -> "no dashboard shows " + name);
        return Stream.concat(unknown, hidden);
    }

    private static boolean isPublished(MetricUse use) {
        return use.namespace().equals(PublishedMetrics.NAMESPACE)
                ? PublishedMetrics.DIMENSIONS.getOrDefault(use.name(), Set.of()).contains(use.dimensions())
                : OF_AWS.contains(use);
    }
}
