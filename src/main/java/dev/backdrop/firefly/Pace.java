package dev.backdrop.firefly;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The arithmetic of a steady pace: when the next calls of this instance may go out. Not thread-safe; told what time it is.
 *
 * <p>The organisation's calls have slots, one each {@link #turn}, at the same times by every instance's clock; an instance
 * uses every n-th of n instances. It takes the slot it happens to find, and moves to a later one where Adobe refuses: where
 * each has its own nobody is refused any more, and nobody had to be asked (docs/adr/0012). A call a little late does not
 * move the slots, or waking up late would add up; after a very late one the instance begins anew, so that there is never
 * a burst.
 */
final class Pace {

    /** Just below the quota: the network's jitter must not put one call too many into Adobe's minute. */
    private static final double SHARE_USED = 0.975;

    /** The margin that {@link #SHARE_USED} leaves is 1.5 s in each minute; the network needs some of it. */
    private static final Duration LATENESS_MADE_UP = Duration.ofSeconds(1);

    private static final Duration LONGEST_OWN_PAUSE = Duration.ofMinutes(1);

    /** At least every fourth of the own slots is used, however often Adobe refuses. */
    private static final int SLOWEST = 4;

    /** So many accepted calls outweigh a refused one; twice as many in a row are enough to go faster again. */
    private static final int WEIGHT_OF_REFUSAL = 8;

    private final Duration turn;
    private final int instances;
    private final int dailyBudget;
    private int slowness = 1;
    private int trouble;
    private int refusedInARow;
    private int acceptedInARow;
    private Instant next = Instant.EPOCH;
    private Instant pausedUntil = Instant.EPOCH;
    private LocalDate day = LocalDate.EPOCH;
    private int takenToday;

    /**
     * @param callsPerMinute of the organisation
     * @param instances that share them
     * @param dailyBudget this instance's part
     */
    Pace(int callsPerMinute, int instances, int dailyBudget) {
        this.turn = Duration.ofNanos((long) (60e9 / (callsPerMinute * SHARE_USED)));
        this.instances = instances;
        this.dailyBudget = dailyBudget;
    }

    /** Between two calls of this instance. */
    Duration interval() {
        return round().multipliedBy(slowness);
    }

    /** When a caller with {@code ahead} others before it may go. */
    Instant slot(int ahead, Instant now) {
        if (takenOn(today(now)) + ahead >= dailyBudget) {
            Instant tomorrow =
                    today(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            return next.isAfter(tomorrow) ? next : tomorrow;
        }
        Instant from = ahead > 0 && next.isBefore(now) ? now : next;
        return from.plus(interval().multipliedBy(ahead));
    }

    void take(Instant now) {
        takenToday = takenOn(today(now)) + 1;
        day = today(now);
        Duration half = round().dividedBy(2);
        Instant earliest = now.minus(LATENESS_MADE_UP.compareTo(half) < 0 ? LATENESS_MADE_UP : half);
        next = next.isBefore(earliest) ? slotFrom(earliest.plus(interval())) : next.plus(interval());
    }

    /**
     * Adobe refused a call: all wait, and go on in the first slot after it. That is enough where two instances had the
     * same slot; who is refused often shares the quota with others, and uses fewer of its slots.
     *
     * @param retryAfter what Adobe asked for, if it said anything
     */
    void refused(Optional<Duration> retryAfter, Instant now) {
        acceptedInARow = 0;
        refusedInARow++;
        Instant until = slotFrom(now.plus(retryAfter.orElseGet(this::ownPause)));
        next = until.isAfter(pausedUntil) ? until : pausedUntil;
        pausedUntil = next;
        trouble += WEIGHT_OF_REFUSAL;
        if (trouble > mostTrouble()) {
            slowness = Math.min(SLOWEST, slowness + 1);
            trouble = 0;
        }
    }

    void accepted() {
        refusedInARow = 0;
        acceptedInARow++;
        trouble = Math.max(0, trouble - 1);
        if (slowness > 1 && acceptedInARow >= 2 * WEIGHT_OF_REFUSAL) {
            slowness--;
            acceptedInARow = 0;
            // The first refusal shows that this was too fast.
            trouble = mostTrouble();
        }
    }

    PaceSnapshot snapshot(int waiting, Instant now) {
        return new PaceSnapshot(
                60e9 / interval().toNanos(),
                waiting,
                takenOn(today(now)),
                dailyBudget,
                Optional.of(pausedUntil).filter(until -> until.isAfter(now)));
    }

    private Duration round() {
        return turn.multipliedBy(instances);
    }

    /** To find a slot of its own each instance may have to make room for each other one. */
    private int mostTrouble() {
        return WEIGHT_OF_REFUSAL * instances;
    }

    /** One turn, then twice as long each time. */
    private Duration ownPause() {
        Duration pause = turn.multipliedBy((1L << Math.min(refusedInARow - 1, 10)) - 1);
        return pause.compareTo(LONGEST_OWN_PAUSE) < 0 ? pause : LONGEST_OWN_PAUSE;
    }

    /** The first slot of any instance that is not before {@code time}. */
    Instant slotFrom(Instant time) {
        long sinceEpoch = Duration.between(Instant.EPOCH, time).toNanos();
        long slots = -Math.floorDiv(-sinceEpoch, turn.toNanos());
        return Instant.EPOCH.plusNanos(slots * turn.toNanos());
    }

    private int takenOn(LocalDate date) {
        return date.equals(day) ? takenToday : 0;
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
