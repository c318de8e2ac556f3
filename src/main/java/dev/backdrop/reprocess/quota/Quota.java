package dev.backdrop.reprocess.quota;

import java.time.Duration;
import java.util.OptionalInt;

import dev.backdrop.quota.QuotaLimits;

/**
 * How fast all instances together can process headshots, by the configured quota.
 *
 * @param requestsPerHeadshot requests that the quota counts: by default two uploads and a fill
 * @param operationsPerDay the spend cap; empty for none
 */
public record Quota(int requestsPerMinute, int requestsPerDay, int requestsPerHeadshot, OptionalInt operationsPerDay) {

    private static final long MINUTES_A_DAY = 24 * 60;

    public Quota {
        if (requestsPerMinute < 1 || requestsPerDay < 1 || requestsPerHeadshot < 1) {
            throw new IllegalArgumentException("The quota must be at least 1");
        }
    }

    public static Quota of(QuotaLimits limits) {
        return new Quota(
                limits.requestsPerMinute(),
                limits.requestsPerDay(),
                Math.max(1, limits.callsWithPoll()),
                limits.operationsPerDay());
    }

    public long requests(int fills) {
        return (long) fills * requestsPerHeadshot;
    }

    /** Returns the most headshots that a sweep adds. */
    public int fillsPerHour() {
        return Math.max(1, requestsPerMinute * 60 / requestsPerHeadshot);
    }

    /**
     * Returns the time for the fills from an unused day on, with the waits for the next day where quota or cap is used
     * up.
     */
    public Duration timeFor(int fills, int operations) {
        // A slow pace may not use up the day's quota.
        long perDay = Math.min(requestsPerDay, requestsPerMinute * MINUTES_A_DAY);
        long fullDays = Math.max(daysBefore(requests(fills), perDay), capDays(operations));
        long left = Math.max(0, requests(fills) - fullDays * perDay);
        return Duration.ofDays(fullDays).plus(Duration.ofSeconds(left * 60 / requestsPerMinute));
    }

    private long capDays(int operations) {
        // At 0 no number of days suffices.
        int cap = operationsPerDay.orElse(0);
        return cap == 0 ? 0 : daysBefore(operations, cap);
    }

    private static long daysBefore(long amount, long perDay) {
        return amount <= 0 ? 0 : (amount - 1) / perDay;
    }
}
