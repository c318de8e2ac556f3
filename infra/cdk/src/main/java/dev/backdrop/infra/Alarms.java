package dev.backdrop.infra;

import java.util.Map;
import java.util.Optional;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** The alarms: everything that needs a person. */
final class Alarms {

    private final Construct scope;
    private final Optional<ITopic> topic;

    Alarms(Construct scope, Optional<ITopic> topic) {
        this.scope = scope;
        this.topic = topic;
    }

    void watch(WorkQueues queues, HeadshotFunction function, Pace pace) {
        watchQueues(queues);
        watchFunction(function, pace);
        watchFirefly();
    }

    private void watchQueues(WorkQueues queues) {
        IMetric givenUp = Metrics.of(queues.dead(), "ApproximateNumberOfMessagesVisible", "Maximum")
                .with(MetricOptions.builder().period(Duration.minutes(1)).build());
        once(
                "DeadLetters",
                givenUp,
                0,
                "Messages were given up: read why in the log, then redrive (docs/operations.md).");
        // Not SQS's age of the oldest message, which leaves out messages received three times or more. The sweep
        // measures
        // each hour; one value of the last three hours is enough, or the alarm would end between two sweeps.
        add(alarm(
                        "OldestUnfinished",
                        Metrics.own("OldestUnfinishedSeconds", "Maximum")
                                .with(MetricOptions.builder()
                                        .period(Duration.hours(1))
                                        .build()),
                        Duration.days(3).toSeconds().intValue(),
                        "A headshot that has photo and mask has been unfinished for three days (docs/operations.md).")
                .evaluationPeriods(3)
                .datapointsToAlarm(1));
        // Not by the messages that SQS deleted: renewing a message deletes one, too.
        MathExpression silence = MathExpression.Builder.create()
                .expression("IF(visible + working > 0 AND FILL(processed, 0) + FILL(unchanged, 0) + FILL(waiting, 0)"
                        + " + FILL(rejected, 0) + FILL(doubtful, 0) == 0, 1, 0)")
                .label("Backlog but nothing done")
                .period(Duration.minutes(5))
                .usingMetrics(Ordered.map(
                        Map.entry(
                                "visible", Metrics.of(queues.work(), "ApproximateNumberOfMessagesVisible", "Maximum")),
                        Map.entry(
                                "working",
                                Metrics.of(queues.work(), "ApproximateNumberOfMessagesNotVisible", "Maximum")),
                        Map.entry("processed", Metrics.own("Processed", "Sum")),
                        Map.entry("unchanged", Metrics.own("Unchanged", "Sum")),
                        Map.entry("waiting", Metrics.own("Waiting", "Sum")),
                        Map.entry("rejected", Metrics.own("Rejected", "Sum")),
                        Map.entry("doubtful", Metrics.own("InDoubt", "Sum"))))
                .build();
        add(alarm(
                        "Silence",
                        silence,
                        0,
                        "There is a backlog, but for half an hour no headshot came to an end: processing has stopped.")
                .evaluationPeriods(6));
    }

    private void watchFunction(HeadshotFunction function, Pace pace) {
        MathExpression rate = MathExpression.Builder.create()
                .expression("100 * errors / invocations")
                .label("Errors in percent")
                .period(Duration.minutes(5))
                .usingMetrics(Ordered.map(
                        Map.entry("errors", Metrics.of(function, "Errors", "Sum")),
                        Map.entry("invocations", Metrics.of(function, "Invocations", "Sum"))))
                .build();
        often("ErrorRate", rate, 5, "More than one invocation in twenty crashed or ran out of time.");
        often(
                "Throttles",
                Metrics.of(function, "Throttles", "Sum"),
                0,
                "The account has no room for the function: each throttled batch counts as a receive.");
        // Not 80 %: using up the timeout is normal here (waiting for the quota); a late hand-over is not.
        often(
                "Duration",
                Metrics.of(function, "Duration", "p99"),
                pace.timeout().toMilliseconds().intValue() - 1000,
                "Invocations end in the last second before the timeout; the function should hand over earlier.");
    }

    private void watchFirefly() {
        once(
                "AuthenticationFailures",
                Metrics.own("AuthenticationFailures", "Sum"),
                0,
                "Processing has stopped: Adobe refuses the credential, or results cannot be had; the log says which (docs/operations.md).");
        once(
                "QuotaExhausted",
                Metrics.own("QuotaExhausted", "Sum"),
                0,
                "Adobe says that the organisation's quota or credits are used up.");
        once(
                "InDoubt",
                Metrics.own("InDoubt", "Sum"),
                0,
                "A fill may have been paid for without a result: a person decides (docs/operations.md).");
        once(
                "PersonChanged",
                Metrics.own("Verdicts", Map.of("person", "changed"), "Sum"),
                0,
                "Firefly changed a person: the result is paid for, but not offered (docs/operations.md).");
        often(
                "Failed",
                Metrics.own("Failed", "Sum"),
                0,
                "Headshots keep failing unexpectedly; their messages are retried, and the log gives the reason.");
        add(alarm(
                        "BudgetSpent",
                        Metrics.own("BudgetLeft", "Minimum"),
                        0,
                        "The cap on operations per day is reached: the rest waits for tomorrow.")
                .evaluationPeriods(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD));
    }

    private void once(String name, IMetric metric, int threshold, String meaning) {
        add(alarm(name, metric, threshold, meaning).evaluationPeriods(1));
    }

    /** Two periods of three: a single slip raises no alarm. */
    private void often(String name, IMetric metric, int threshold, String meaning) {
        add(alarm(name, metric, threshold, meaning).evaluationPeriods(3).datapointsToAlarm(2));
    }

    private Alarm.Builder alarm(String name, IMetric metric, int threshold, String meaning) {
        return Alarm.Builder.create(scope, name + "Alarm")
                .alarmDescription(meaning)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING);
    }

    private void add(Alarm.Builder builder) {
        Alarm alarm = builder.build();
        topic.ifPresent(target -> alarm.addAlarmAction(new SnsAction(target)));
    }
}
