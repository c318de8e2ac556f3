package dev.backdrop.infra.contract;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

/** Everything that needs a person has an alarm with the right threshold, which notifies the topic if there is one. */
final class AlarmsAreComplete implements Rule {

    private static final long THREE_DAYS = 259_200;
    private static final String SILENCE =
            "IF(visible + working > 0 AND FILL(processed, 0) + FILL(unchanged, 0) + FILL(waiting, 0)"
                    + " + FILL(rejected, 0) + FILL(doubtful, 0) == 0, 1, 0)";

    @Override
    public Stream<String> violations(Template template) {
        Map<String, Resource> alarms = new TreeMap<>();
        template.ofType("AWS::CloudWatch::Alarm").forEach(alarm -> alarms.put(subject(alarm), alarm));
        Stream<String> missing = thresholds(template).entrySet().stream()
                .filter(needed -> !alarms.containsKey(needed.getKey())
                        || !alarms.get(needed.getKey()).text("Threshold").equals(needed.getValue()))
                .map(needed -> "there must be an alarm on %s at %s".formatted(needed.getKey(), needed.getValue()));
        return Stream.concat(missing, alarms.values().stream().flatMap(alarm -> each(template, alarm)));
    }

    /** The metrics and their thresholds; the milliseconds follow from the timeout. */
    private static Map<String, String> thresholds(Template template) {
        long timeout = template.ofType("AWS::Lambda::Function").stream()
                .mapToLong(function -> function.number("Timeout", 3))
                .sum();
        Map<String, String> thresholds = new TreeMap<>(Map.of(
                "ApproximateNumberOfMessagesVisible",
                "0",
                "OldestUnfinishedSeconds",
                String.valueOf(THREE_DAYS),
                "100 * errors / invocations",
                "5",
                SILENCE,
                "0",
                "Throttles",
                "0",
                "Duration",
                String.valueOf((timeout - 1) * 1000)));
        Stream.of("AuthenticationFailures", "QuotaExhausted", "InDoubt", "Verdicts", "Failed", "BudgetLeft")
                .forEach(name -> thresholds.put(name, "0"));
        return thresholds;
    }

    private static Stream<String> each(Template template, Resource alarm) {
        Stream.Builder<String> found = Stream.builder();
        String below = subject(alarm).equals("BudgetLeft") ? "LessThanOrEqualToThreshold" : "GreaterThanThreshold";
        if (!alarm.text("ComparisonOperator").equals(below)) {
            found.add(alarm.id() + " must compare with " + below);
        }
        if (!alarm.text("TreatMissingData").equals("notBreaching")) {
            found.add(alarm.id() + " must not fire for missing data: a quiet week is normal");
        }
        if (alarm.text("AlarmDescription").isBlank()) {
            found.add(alarm.id() + " must say what it means");
        }
        boolean topic = !template.ofType("AWS::SNS::Topic").isEmpty();
        if (topic && alarm.list("AlarmActions").stream().noneMatch(action -> isTopic(template, action))) {
            found.add(alarm.id() + " must notify the topic");
        }
        boolean deadLetters = subject(alarm).equals("ApproximateNumberOfMessagesVisible");
        boolean onWork = alarm.text("Dimensions")
                .contains("${" + WorkQueue.of(template).map(Resource::id).orElse("") + ".QueueName}");
        if (deadLetters && onWork) {
            found.add(alarm.id() + " must watch the dead-letter queue");
        }
        boolean changedPersons = alarm.text("Dimensions").contains("changed");
        if (subject(alarm).equals("Verdicts") && !changedPersons) {
            found.add(alarm.id() + " must watch the verdict changed");
        }
        return found.build();
    }

    private static boolean isTopic(Template template, Object action) {
        return template.names(String.valueOf(action), "AWS::SNS::Topic");
    }

    private static String subject(Resource alarm) {
        return alarm.list("Metrics").stream()
                .map(metric -> new Resource(alarm.id(), Map.of("Properties", metric)).text("Expression"))
                .filter(expression -> !expression.isEmpty())
                .findFirst()
                .orElse(alarm.text("MetricName"));
    }
}
