package dev.backdrop.quota;

import java.time.Duration;

/** How long uploads took lately: a fill's slot should not come before they are done. */
final class UploadTime {

    private static final Duration AT_FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final double WEIGHT_OF_NEWEST = 0.3;

    private long nanos = AT_FIRST.toNanos();

    synchronized void was(Duration took) {
        nanos = (long) (nanos * (1 - WEIGHT_OF_NEWEST) + took.toNanos() * WEIGHT_OF_NEWEST);
    }

    /** Half as long again, so that most are done by then; a fill may be a little late for its slot. */
    synchronized Duration expected() {
        long mostly = Math.min(nanos + nanos / 2, LONGEST.toNanos());
        return Duration.ofNanos(Math.max(0, mostly - Timetable.LATENESS.toNanos()));
    }
}
