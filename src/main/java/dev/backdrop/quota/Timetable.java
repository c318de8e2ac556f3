package dev.backdrop.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * When the organisation's counted calls may go out. Calls have slots at an even spacing; a slot is reserved before it is
 * used, and each instance knows only its own.
 *
 * <pre>
 * 4 a minute, one slot each 15.4 s; two headshots of two uploads and a fill reserve at 0 s:
 *   0    15   31   46   62   77        next = 92 s
 *   A1   A2   A3   B1   B2   B3
 * A's mask turns out to be unusable: A2 and A3 go back, and C takes them and 92 s.
 * B1 is refused with Retry-After 20 at 46 s: the retry gets 66 s, and all later slots move by 20 s and one slot.
 * </pre>
 *
 * @param next the first slot that was never reserved
 * @param free earlier slots that are to be had again, in order
 * @param pauses that Adobe asked for lately; they tell the holders of reserved slots how far these have moved
 * @param paused how many pauses there have been; a slot moves with those that came after its reservation
 * @param share of the quota that is used: less than 1 for a while after a refusal, which shows that others use it too
 * @param refusedAt the last refusal; {@code share} is as it was then
 */
record Timetable(Instant next, List<Instant> free, List<Pause> pauses, int paused, double share, Instant refusedAt) {

    /** @param number counted from 1; slots from {@code from} on have moved by the length of the pause */
    record Pause(int number, Instant from, Instant until) {}

    /** A reserved moment, as it was when it was reserved. */
    record Slot(Instant at, int paused) {}

    /** @param after the timetable without these slots */
    record Taken(List<Slot> slots, Timetable after) {}

    static final Timetable UNUSED = new Timetable(Instant.EPOCH, List.of(), List.of(), 0, 1, Instant.EPOCH);

    /**
     * How late a call may be, at its slot as well as at Adobe. {@link QuotaLimits#SHARE_USED} leaves a margin of 1.5 s in
     * each minute; the network needs some of it.
     */
    static final Duration LATENESS = Duration.ofSeconds(1);

    private static final double SHARE_AFTER_REFUSAL = 0.9;
    /** A single refusal in so many slots is an accident: a call was late. */
    private static final int SLOTS_BETWEEN_ACCIDENTS = 40;

    private static final double LEAST_SHARE = 0.25;
    /** A refusal is made up for by 80 slots: at a steady 1 % of refusals the share stays as it is. */
    private static final double SHARE_REGAINED_PER_SLOT = 1.0 / 800;

    private static final Duration LONGEST_OWN_PAUSE = Duration.ofMinutes(1);
    /** AWS Lambda: no invocation lives longer, so that no slot is remembered longer. */
    private static final Duration PAUSES_KEPT = Duration.ofMinutes(15);
    /** Slots closer together are not handed out again: there are enough new ones. */
    private static final Duration WORTH_KEEPING = Duration.ofMillis(100);

    private static final int MOST_FREE = 100;

    Timetable {
        free = free == null ? List.of() : List.copyOf(free);
        pauses = pauses == null ? List.of() : List.copyOf(pauses);
    }

    /**
     * Reserves a slot for each call.
     *
     * @param gaps between each call and the one before it, at least; of the first, from now on
     * @param fullSpacing between two slots while the whole quota is ours
     */
    Taken take(List<Duration> gaps, Duration fullSpacing, Instant now) {
        Duration spacing = spacing(fullSpacing, now);
        List<Instant> stillFree = new ArrayList<>(freeFrom(now.minus(LATENESS)));
        Instant tail = tail(now);
        List<Slot> slots = new ArrayList<>();
        Instant previous = now.minus(LATENESS);
        for (Duration gap : gaps) {
            Instant from = previous.plus(gap);
            Instant slot = stillFree.stream()
                    .filter(one -> !one.isBefore(from))
                    .findFirst()
                    .orElse(null);
            if (slot == null) {
                while (worthKeeping(spacing) && tail.isBefore(from)) {
                    stillFree.add(tail);
                    tail = tail.plus(spacing);
                }
                slot = tail;
                tail = tail.plus(spacing);
            }
            stillFree.remove(slot);
            slots.add(new Slot(slot, paused));
            previous = slot;
        }
        return new Taken(List.copyOf(slots), new Timetable(tail, tidy(stillFree), pauses, paused, share, refusedAt));
    }

    /** When {@code slot} is now, after the pauses since its reservation. */
    Instant current(Slot slot) {
        Instant at = slot.at();
        for (Pause pause : pauses) {
            if (pause.number() > slot.paused() && !at.isBefore(pause.from())) {
                at = at.plus(Duration.between(pause.from(), pause.until()));
            }
        }
        return at;
    }

    /** Lets others have these slots. */
    Timetable giveBack(List<Slot> slots, Instant now) {
        List<Instant> all = new ArrayList<>(free);
        slots.stream().map(this::current).filter(slot -> slot.isAfter(now)).forEach(all::add);
        return new Timetable(next, tidy(all), pauses, paused, share, refusedAt);
    }

    /**
     * Adobe refused a call: nothing goes out for a while, and every later slot moves by as much, and by one slot more for
     * the call's retry.
     *
     * @param pause what Adobe asked for; null if it named none
     * @return the retry's slot
     */
    Taken refused(Duration pause, Duration fullSpacing, Instant now) {
        Duration spacing = spacing(fullSpacing, now);
        Instant begin = later(now, pausedUntil());
        boolean isFirst = begin.equals(now);
        Instant retry = later(now.plus(pause == null ? ownPause(spacing, now) : pause), begin);
        Instant end = retry.plus(spacing);
        Duration shift = Duration.between(begin, end);
        UnaryOperator<Instant> moved = slot -> slot.isBefore(begin) ? slot : slot.plus(shift);
        List<Pause> all = new ArrayList<>(pauses);
        all.removeIf(old -> old.until().isBefore(now.minus(PAUSES_KEPT)));
        all.add(new Pause(paused + 1, begin, end));
        boolean isRepeated = refusedAt.isAfter(now.minus(fullSpacing.multipliedBy(SLOTS_BETWEEN_ACCIDENTS)));
        double lessShare = isFirst && isRepeated
                ? Math.max(LEAST_SHARE, share(fullSpacing, now) * SHARE_AFTER_REFUSAL)
                : share(fullSpacing, now);
        Timetable after = new Timetable(
                next.isBefore(begin) ? end : next.plus(shift),
                free.stream().map(moved).toList(),
                all,
                paused + 1,
                lessShare,
                now);
        return new Taken(List.of(new Slot(retry, paused + 1)), after);
    }

    /** The end of the last pause; long ago if there was none. */
    Instant pausedUntil() {
        return pauses.isEmpty() ? Instant.EPOCH : pauses.get(pauses.size() - 1).until();
    }

    /** The first slot that can be reserved. */
    Instant firstFree(Instant now) {
        return freeFrom(now).stream().findFirst().orElse(later(next, now));
    }

    /**
     * The first slot that is still to come, reserved or not. Reserved ones are known to their holders alone, but lie one
     * spacing apart before {@link #next}; a pause ends with the refused call's retry.
     */
    Instant nextCall(Duration fullSpacing, Instant now) {
        Duration spacing = spacing(fullSpacing, now);
        Optional<Instant> retry = pauses.stream()
                .map(pause -> pause.until().minus(spacing))
                .filter(slot -> slot.isAfter(now))
                .findFirst();
        if (retry.isPresent()) {
            return retry.get();
        }
        Instant from = later(now, pausedUntil());
        if (!next.isAfter(from)) {
            return from;
        }
        return next.minus(spacing.multipliedBy(Duration.between(from, next).dividedBy(spacing)));
    }

    /** Between two slots, at the share of now. */
    Duration spacing(Duration fullSpacing, Instant now) {
        return Duration.ofNanos((long) (fullSpacing.toNanos() / share(fullSpacing, now)));
    }

    private double share(Duration fullSpacing, Instant now) {
        double slotsSince = (double) Duration.between(refusedAt, now).toMillis() / Math.max(1, fullSpacing.toMillis());
        return Math.min(1, share + slotsSince * SHARE_REGAINED_PER_SLOT);
    }

    /** A slot that was missed by little is still used, or being late would add up; after a longer rest it begins anew. */
    private Instant tail(Instant now) {
        return next.isBefore(now.minus(LATENESS)) ? now : next;
    }

    /** One slot, then twice as long with each refusal of the last minutes. */
    private Duration ownPause(Duration spacing, Instant now) {
        long recent = pauses.stream()
                .filter(pause -> pause.until().isAfter(now.minus(PAUSES_KEPT)))
                .count();
        Duration pause = spacing.multipliedBy(1L << Math.min(recent, 10));
        return pause.compareTo(LONGEST_OWN_PAUSE) < 0 ? pause : LONGEST_OWN_PAUSE;
    }

    private List<Instant> freeFrom(Instant from) {
        return free.stream().filter(slot -> !slot.isBefore(from)).toList();
    }

    private static List<Instant> tidy(List<Instant> slots) {
        return slots.stream().sorted().limit(MOST_FREE).toList();
    }

    static boolean worthKeeping(Duration spacing) {
        return spacing.compareTo(WORTH_KEEPING) >= 0;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
