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
        SoakEnds ends,
        Traffic traffic,
        Duration took,
        int killed,
        long deferrals,
        boolean settled,
        int dead) {

    boolean keepsItsPromises() {
        return settled
                && dead == 0
                && ends.lost().isEmpty()
                && ends.paidTwice() == 0
                && ends.silentlyPaid().isEmpty();
    }

    @Override
    public String toString() {
        double minutes = Math.max(took.toMillis(), 1) / 60_000.0;
        return String.join(
                "\n",
                line("seed", Long.toString(seed)),
                line("pairs", Integer.toString(pairs)),
                line("processed", ends.processed() + ", and in doubt " + ends.inDoubt()),
                line("processed ÷ expected", ratio(ends.processed(), pairs - ends.inDoubt()) + "  (1.000)"),
                line("fills", Long.toString(ends.fills())),
                line("fills ÷ recipes", ratio(ends.fills(), ends.recipes()) + "  (1.000)"),
                line("paid twice", ends.paidTwice() + "  (0)"),
                line("paid and not on record", names(ends.silentlyPaid()) + "  (0)"),
                line("lost", names(ends.lost()) + "  (0)"),
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

    private static String names(List<SoakEnds.End> ends) {
        return ends.isEmpty()
                ? "0"
                : ends.size() + ": " + ends.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String line(String name, String value) {
        return String.format("  %-30s %s", name, value);
    }

    private static String ratio(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.3f", (double) part / whole);
    }
}
