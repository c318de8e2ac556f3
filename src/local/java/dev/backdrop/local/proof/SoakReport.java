package dev.backdrop.local.proof;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The result of a soak.
 *
 * @param settled whether every message was processed in time
 * @param dead messages in the dead-letter queue
 * @param deferrals deferred attempts; for each the function sends at most one request to SQS
 */
record SoakReport(
        long seed,
        int pairs,
        int perMinute,
        SoakOutcomes outcomes,
        Traffic traffic,
        Duration took,
        int killed,
        long deferrals,
        boolean settled,
        int dead) {

    boolean keepsItsPromises() {
        return settled
                && dead == 0
                && outcomes.lost().isEmpty()
                && outcomes.paidTwice() == 0
                && outcomes.silentlyPaid().isEmpty();
    }

    @Override
    public String toString() {
        double minutes = Math.max(took.toMillis(), 1) / 60_000.0;
        return String.join(
                "\n",
                line("seed", Long.toString(seed)),
                line("pairs", Integer.toString(pairs)),
                line("processed", outcomes.processed() + ", and in doubt " + outcomes.inDoubt()),
                line("processed ÷ expected", ratio(outcomes.processed(), pairs - outcomes.inDoubt()) + "  (1.000)"),
                line("fills", Long.toString(outcomes.fills())),
                line("fills ÷ recipes", ratio(outcomes.fills(), outcomes.recipes()) + "  (1.000)"),
                line("paid twice", outcomes.paidTwice() + "  (0)"),
                line("paid and not on record", names(outcomes.silentlyPaid()) + "  (0)"),
                line("lost", names(outcomes.lost()) + "  (0)"),
                line("dead letters", dead + "  (0)"),
                line("messages left", (settled ? "none" : "some, after the longest wait") + "  (none)"),
                line("instances killed at work", Integer.toString(killed)),
                line("answers 429 ÷ answers", ratio(traffic.limited(), traffic.firefly())),
                line(
                        "quota used",
                        ratio(traffic.counted(), (long) (perMinute * minutes)) + " of " + perMinute + "/min"),
                line("S3 requests per headshot", ratio(traffic.s3(), pairs)),
                line("SQS requests per headshot", ratio(deferrals, pairs) + " at most"),
                line("Firefly requests per headshot", ratio(traffic.firefly(), pairs)),
                line("minutes", String.format(Locale.ROOT, "%.1f", minutes)));
    }

    private static String names(List<SoakOutcomes.End> outcomes) {
        return outcomes.isEmpty()
                ? "0"
                : outcomes.size() + ": "
                        + outcomes.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String line(String name, String value) {
        return String.format("  %-30s %s", name, value);
    }

    private static String ratio(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.3f", (double) part / whole);
    }
}
