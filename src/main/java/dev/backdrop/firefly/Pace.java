package dev.backdrop.firefly;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The arithmetic of a steady pace: when the next calls may go out. Not thread-safe; told what time it is.
 *
 * <p>A slot comes up every {@link #interval()}. One taken a little late does not move those after it, or waking up late
 * would add up; one taken very late does, so that there is never a burst.
 */
final class Pace {

    /** Just below the quota: the network's jitter must not put one call too many into Adobe's minute. */
    private static final double SHARE_USED = 0.975;

    private static final Duration LATENESS_MADE_UP = Duration.ofMillis(500);
    private static final double SLOWEST = 4;
    private static final double SLOWER = 1.5;
    private static final double FASTER = 0.1;

    private final Duration fastest;
    private final int dailyBudget;
    private double slowness = 1;
    private Instant next = Instant.EPOCH;
    private Instant pausedUntil = Instant.EPOCH;
    private Instant slowedAt = Instant.EPOCH;
    private LocalDate day = LocalDate.EPOCH;
    private int takenToday;

    /** @param callsPerMinute and {@code dailyBudget}: this instance's part of the quota */
    Pace(double callsPerMinute, int dailyBudget) {
        this.fastest = Duration.ofNanos((long) (60e9 / (callsPerMinute * SHARE_USED)));
        this.dailyBudget = dailyBudget;
    }

    Duration interval() {
        return Duration.ofNanos((long) (fastest.toNanos() * slowness));
    }

    /** When a caller with {@code ahead} others before it may go. */
    Instant slot(int ahead, Instant now) {
        Instant first = next.isAfter(pausedUntil) ? next : pausedUntil;
        if (takenOn(today(now)) + ahead >= dailyBudget) {
            Instant tomorrow =
                    today(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            return first.isAfter(tomorrow) ? first : tomorrow;
        }
        Instant from = ahead > 0 && first.isBefore(now) ? now : first;
        return from.plus(interval().multipliedBy(ahead));
    }

    void take(Instant now) {
        takenToday = takenOn(today(now)) + 1;
        day = today(now);
        Duration madeUp = LATENESS_MADE_UP.compareTo(interval().dividedBy(2)) < 0
                ? LATENESS_MADE_UP
                : interval().dividedBy(2);
        Instant earliest = now.minus(madeUp);
        next = (next.isBefore(earliest) ? earliest : next).plus(interval());
    }

    /** Adobe refused a call: all wait, and go on more slowly. Calls refused together slow down only once. */
    void refused(Duration pause, Instant now) {
        Instant until = now.plus(pause);
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
        if (!slowedAt.plus(interval()).isAfter(now)) {
            slowness = Math.min(SLOWEST, slowness * SLOWER);
            slowedAt = now;
        }
    }

    void accepted() {
        slowness = Math.max(1, slowness - FASTER);
    }

    PaceSnapshot snapshot(int waiting, Instant now) {
        return new PaceSnapshot(
                60e9 / interval().toNanos(),
                waiting,
                takenOn(today(now)),
                dailyBudget,
                Optional.of(pausedUntil).filter(until -> until.isAfter(now)));
    }

    private int takenOn(LocalDate date) {
        return date.equals(day) ? takenToday : 0;
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
