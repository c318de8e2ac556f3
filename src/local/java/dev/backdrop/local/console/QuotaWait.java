package dev.backdrop.local.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.backdrop.quota.QuotaSnapshot;

/** Says how long headshots wait for the organisation's quota. */
public final class QuotaWait {

    /** People do not notice the wait between calls that are closer together. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(2);

    private QuotaWait() {}

    /** Empty if nothing waits, or if the quota is large. */
    public static Optional<String> words(Count count, QuotaSnapshot quota, Instant now) {
        return isWaiting(count.left(), quota, now)
                ? Optional.of("waiting for the quota: next call " + in(Duration.between(now, quota.nextCall())) + "; "
                        + count.done() + " of " + count.known() + " done, about " + length(quota.timeFor(count.left()))
                        + " left")
                : Optional.empty();
    }

    private static boolean isWaiting(int left, QuotaSnapshot quota, Instant now) {
        boolean isSlow = quota.spacing().compareTo(NOTICEABLE) >= 0
                || quota.pausedUntil().isPresent();
        boolean hasReservedCalls = quota.nextCall().isBefore(quota.firstFree());
        // Headshots in flight have their calls reserved; the last fill may already be out.
        boolean needsMoreCalls = left > quota.jobs().size();
        return left > 0 && isSlow && quota.firstFree().isAfter(now) && (hasReservedCalls || needsMoreCalls);
    }

    private static String in(Duration wait) {
        return wait.toSeconds() < 1 ? "now" : "in " + length(wait);
    }

    /** In the unit that people would use. */
    private static String length(Duration length) {
        long seconds = length.plusMillis(500).toSeconds();
        if (seconds < 100) {
            return seconds + " s";
        }
        long minutes = (seconds + 30) / 60;
        if (minutes < 100) {
            return minutes + " min";
        }
        return (minutes + 30) / 60 + " h";
    }
}
