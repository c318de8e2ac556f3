package dev.backdrop.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The dashboard's widgets.
 *
 * @param work name of the work queue
 * @param dead name of the dead-letter queue
 * @param function name of the function
 * @param logs name of its log group
 */
record DashboardWidgets(String work, String dead, String function, String logs) {

    List<Map<String, Object>> all() {
        List<Widget> widgets = List.of(
                outcomes(), messages(), calls(), steps(), money(), attention(), persons(), invocations(), latest());
        return IntStream.range(0, widgets.size())
                .mapToObj(i -> widgets.get(i).at(i))
                .toList();
    }

    private Widget outcomes() {
        Widget widget = Widget.stack("Headshots by outcome", "Sum");
        List.of("Processed", "Unchanged", "Waiting", "Rejected", "Deferred", "InDoubt", "Failed")
                .forEach(name -> widget.line(Metrics.NAMESPACE, name));
        return widget;
    }

    private Widget messages() {
        return Widget.lines("Messages", "Maximum")
                .line(queue(work, "ApproximateNumberOfMessagesVisible", Map.of("label", "waiting")))
                .line(queue(work, "ApproximateNumberOfMessagesNotVisible", Map.of("label", "in work or deferred")))
                .line(queue(dead, "ApproximateNumberOfMessagesVisible", Map.of("label", "given up")))
                .line(
                        Metrics.NAMESPACE,
                        "OldestUnfinishedSeconds",
                        Ordered.map(Map.entry("label", "oldest headshot, s"), Map.entry("yAxis", "right")));
    }

    private static Object[] queue(String name, String metric, Map<String, String> options) {
        return new Object[] {"AWS/SQS", metric, "QueueName", name, options};
    }

    private Widget calls() {
        return Widget.stack("Calls to Firefly by route and status", "Sum")
                .line(search("calls", "{Backdrop,route,status} MetricName=\"FireflyCalls\""));
    }

    private static Map<String, String> search(String id, String what) {
        return Ordered.map(Map.entry("expression", "SEARCH('%s', 'Sum', 300)".formatted(what)), Map.entry("id", id));
    }

    private Widget steps() {
        Widget widget = Widget.lines("Time per step, ms", "p50");
        List.of("load", "upload", "fill", "store")
                .forEach(step -> widget.line(step(step, Map.of("label", step + " p50"))));
        return widget.line(step("fill", Ordered.map(Map.entry("label", "fill p99"), Map.entry("stat", "p99"))));
    }

    private static Object[] step(String name, Map<String, String> options) {
        return new Object[] {Metrics.NAMESPACE, "StepMillis", "step", name, options};
    }

    private Widget money() {
        return Widget.lines("Money and quota", "Sum")
                .line(Metrics.NAMESPACE, "OperationsBilled")
                .line(Metrics.NAMESPACE, "RateLimited")
                .line(
                        Metrics.NAMESPACE,
                        "QuotaUsed",
                        Ordered.map(Map.entry("stat", "Maximum"), Map.entry("yAxis", "right")))
                .line(
                        Metrics.NAMESPACE,
                        "BudgetLeft",
                        Ordered.map(Map.entry("stat", "Minimum"), Map.entry("yAxis", "right")));
    }

    private Widget attention() {
        return Widget.stack("What needs a person", "Sum")
                .line(search("rejected", "{Backdrop,reason} MetricName=\"Rejected\""))
                .line(Metrics.NAMESPACE, "AuthenticationFailures")
                .line(Metrics.NAMESPACE, "QuotaExhausted");
    }

    private Widget persons() {
        return Widget.stack("Persons in results, and masks", "Sum")
                .line(search("verdicts", "{Backdrop,person} MetricName=\"Verdicts\""))
                .line(Metrics.NAMESPACE, "MasksMade")
                .line(Metrics.NAMESPACE, "MasksInverted");
    }

    private Widget invocations() {
        String alias = function + ":live";
        Widget widget = Widget.lines("The function", "Sum");
        List.of("Invocations", "Errors", "Throttles")
                .forEach(name -> widget.line("AWS/Lambda", name, "FunctionName", function, "Resource", alias));
        Map<String, String> slowest = Ordered.map(
                Map.entry("label", "Duration p99, ms"), Map.entry("stat", "p99"), Map.entry("yAxis", "right"));
        return widget.line("AWS/Lambda", "Duration", "FunctionName", function, "Resource", alias, slowest)
                .line(
                        "AWS/Lambda",
                        "ConcurrentExecutions",
                        "FunctionName",
                        function,
                        "Resource",
                        alias,
                        Map.of("stat", "Maximum"));
    }

    private Widget latest() {
        String query = """
                SOURCE '%s' | filter loggerName = 'dev.backdrop.summary' and mdc.outcome in ['rejected', 'in-doubt', \
                'failed'] | fields @timestamp, mdc.headshot, mdc.outcome, mdc.reason, mdc.message | sort @timestamp desc \
                | limit 50""".formatted(logs);
        return Widget.table("Latest headshots that did not go through", query);
    }
}
