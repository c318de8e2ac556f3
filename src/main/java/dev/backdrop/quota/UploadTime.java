package dev.backdrop.quota;

import java.time.Duration;

/** Estimates how long uploads take: a fill's slot should not come before its uploads are done. */
final class UploadTime {

    private static final Duration AT_FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final double WEIGHT_OF_NEWEST = 0.3;

    private long nanos = AT_FIRST.toNanos();

    synchronized void observe(Duration took) {
        nanos = (long) (nanos * (1 - WEIGHT_OF_NEWEST) + took.toNanos() * WEIGHT_OF_NEWEST);
    }

    /**
     * Returns one and a half times the average, so that most uploads are done by then. A fill may be a little late for
     * its slot.
     */
    synchronized Duration expected() {
        long estimate = Math.min(nanos + nanos / 2, LONGEST.toNanos());
        return Duration.ofNanos(Math.max(0, estimate - Timetable.LATENESS.toNanos()));
    }
}
