package dev.backdrop.reprocess.quota;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How fast headshots can be made, by the configured pace: all instances together.
 *
 * @param requestsPerHeadshot that the quota counts: the two uploads and the fill, by default
 * @param operationsPerDay the spend cap; empty for none
 */
public record Quota(int requestsPerMinute, int requestsPerDay, int requestsPerHeadshot, OptionalInt operationsPerDay) {

    private static final long MINUTES_A_DAY = 24 * 60;

    public Quota {
        if (requestsPerMinute < 1 || requestsPerDay < 1 || requestsPerHeadshot < 1) {
            throw new IllegalArgumentException("a quota of nothing");
        }
    }

    public long requests(int fills) {
        return (long) fills * requestsPerHeadshot;
    }

    /** What a sweep adds at most. */
    public int fillsPerHour() {
        return Math.max(1, requestsPerMinute * 60 / requestsPerHeadshot);
    }

    /** From an unused day on; days that the quota or the cap cuts short are waited for. */
    public Duration timeFor(int fills, int operations) {
        // A slow pace may not even use the day's quota up.
        long perDay = Math.min(requestsPerDay, requestsPerMinute * MINUTES_A_DAY);
        long fullDays = Math.max(daysBefore(requests(fills), perDay), capDays(operations));
        long left = Math.max(0, requests(fills) - fullDays * perDay);
        return Duration.ofDays(fullDays).plus(Duration.ofSeconds(left * 60 / requestsPerMinute));
    }

    private long capDays(int operations) {
        // Nothing is made at 0, which no number of days says.
        return operationsPerDay.isEmpty() || operationsPerDay.getAsInt() == 0
                ? 0
                : daysBefore(operations, operationsPerDay.getAsInt());
    }

    private static long daysBefore(long amount, long perDay) {
        return amount <= 0 ? 0 : (amount - 1) / perDay;
    }
}
