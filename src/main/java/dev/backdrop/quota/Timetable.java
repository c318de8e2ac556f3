package dev.backdrop.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The times at which the organisation's counted calls may go out. Slots are evenly spaced. A call reserves its slot in
 * advance, and each instance knows only its own slots.
 *
 * <pre>
 * 4 a minute, one slot each 15.4 s; two headshots of two uploads and a fill reserve at 0 s:
 *   0    15   31   46   62   77        next = 92 s
 *   A1   A2   A3   B1   B2   B3
 * A's mask is rejected: A2 and A3 are returned, and C takes them and 92 s.
 * B1 is refused with Retry-After 20 at 46 s: the retry gets 66 s, and all later slots move by 20 s and one slot.
 * </pre>
 *
 * @param next the first slot that has never been reserved
 * @param free earlier slots that were returned, in order
 * @param pauses the recent pauses; from them the holder of a slot learns how far it has moved
 * @param paused the number of pauses so far; a slot moves with those after its reservation
 * @param share the part of the quota that is used: below 1 for a while after a refusal, which shows that other programs use it
 * @param refusedAt the last refusal; {@code share} is the share at that time
 */
record Timetable(Instant next, List<Instant> free, List<Pause> pauses, int paused, double share, Instant refusedAt) {

    /** @param number counted from 1; slots from {@code from} on move by the length of the pause */
    record Pause(int number, Instant from, Instant until) {}

    /** A reserved slot, with its time and the number of pauses at its reservation. */
    record Slot(Instant at, int paused) {}

    /** @param after the timetable after the reservation */
    record Taken(List<Slot> slots, Timetable after) {}

    static final Timetable UNUSED = new Timetable(Instant.EPOCH, List.of(), List.of(), 0, 1, Instant.EPOCH);

    /**
     * How late a call may be, at its slot as well as at Adobe. {@link QuotaLimits#SHARE_USED} leaves a margin of 1.5 s in
     * each minute; the network needs some of it.
     */
    static final Duration LATENESS = Duration.ofSeconds(1);

    private static final double SHARE_AFTER_REFUSAL = 0.9;
    /** A single refusal in so many slots counts as an accident, such as a late call. */
    private static final int SLOTS_BETWEEN_ACCIDENTS = 40;

    private static final double LEAST_SHARE = 0.25;
    /** 80 slots make up for a refusal: at a steady 1 % of refusals the share stays the same. */
    private static final double SHARE_REGAINED_PER_SLOT = 1.0 / 800;

    private static final Duration LONGEST_OWN_PAUSE = Duration.ofMinutes(1);
    /** AWS Lambda: no invocation lasts longer, so no slot is held longer. */
    private static final Duration PAUSES_KEPT = Duration.ofMinutes(15);
    /** Slots with a smaller spacing are not reused: there are enough new ones. */
    private static final Duration WORTH_KEEPING = Duration.ofMillis(100);

    private static final int MOST_FREE = 100;

    Timetable {
        free = free == null ? List.of() : List.copyOf(free);
        pauses = pauses == null ? List.of() : List.copyOf(pauses);
    }

    /**
     * Reserves a slot for each call.
     *
     * @param gaps the least time between each call and the previous one; for the first, from now on
     * @param fullSpacing between two slots at the full share
     */
    Taken take(List<Duration> gaps, Duration fullSpacing, Instant now) {
        Duration spacing = spacing(fullSpacing, now);
        List<Instant> stillFree = new ArrayList<>(freeFrom(now.minus(LATENESS)));
        Instant tail = tail(now);
        List<Slot> slots = new ArrayList<>();
        Instant previous = now.minus(LATENESS);
        for (Duration gap : gaps) {
            Instant from = previous.plus(gap);
            List<Instant> fitting =
                    stillFree.stream().filter(one -> !one.isBefore(from)).toList();
            Instant slot;
            if (fitting.isEmpty()) {
                while (worthKeeping(spacing) && tail.isBefore(from)) {
                    stillFree.add(tail);
                    tail = tail.plus(spacing);
                }
                slot = tail;
                tail = tail.plus(spacing);
            } else {
                slot = fitting.get(0);
            }
            stillFree.remove(slot);
            slots.add(new Slot(slot, paused));
            previous = slot;
        }
        return new Taken(List.copyOf(slots), new Timetable(tail, tidy(stillFree), pauses, paused, share, refusedAt));
    }

    /** Returns the slot's current time, after the pauses since its reservation. */
    Instant current(Slot slot) {
        Instant at = slot.at();
        for (Pause pause : pauses) {
            if (pause.number() > slot.paused() && !at.isBefore(pause.from())) {
                at = at.plus(Duration.between(pause.from(), pause.until()));
            }
        }
        return at;
    }

    /** Makes these slots available again. */
    Timetable giveBack(List<Slot> slots, Instant now) {
        List<Instant> all = new ArrayList<>(free);
        slots.stream().map(this::current).filter(slot -> slot.isAfter(now)).forEach(all::add);
        return new Timetable(next, tidy(all), pauses, paused, share, refusedAt);
    }

    /**
     * Pauses after Adobe refused a call. Every later slot moves by the pause and by one slot, which the call's retry gets.
     *
     * @param pause the pause that Adobe asked for, if it named one
     * @return the retry's slot
     */
    Taken refused(Optional<Duration> pause, Duration fullSpacing, Instant now) {
        Duration spacing = spacing(fullSpacing, now);
        Instant begin = later(now, pausedUntil());
        boolean isFirst = begin.equals(now);
        Instant retry = later(now.plus(pause.orElseGet(() -> ownPause(spacing, now))), begin);
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

    /** Returns the end of the last pause; the epoch if there was none. */
    Instant pausedUntil() {
        return pauses.isEmpty() ? Instant.EPOCH : pauses.get(pauses.size() - 1).until();
    }

    /** Returns the first slot that can be reserved. */
    Instant firstFree(Instant now) {
        return freeFrom(now).stream().findFirst().orElse(later(next, now));
    }

    /**
     * Returns the first slot that is still to come, reserved or not. Only the holders know the reserved ones, but these lie
     * one spacing apart before {@link #next}, and a pause ends with the refused call's retry.
     */
    Instant nextCall(Duration fullSpacing, Instant now) {
        Duration spacing = spacing(fullSpacing, now);
        Instant from = later(now, pausedUntil());
        return pauses.stream()
                .map(pause -> pause.until().minus(spacing))
                .filter(slot -> slot.isAfter(now))
                .findFirst()
                .orElseGet(() -> next.isAfter(from)
                        ? next.minus(spacing.multipliedBy(
                                Duration.between(from, next).dividedBy(spacing)))
                        : from);
    }

    /** Returns the spacing of slots at the current share. */
    Duration spacing(Duration fullSpacing, Instant now) {
        return Duration.ofNanos((long) (fullSpacing.toNanos() / share(fullSpacing, now)));
    }

    private double share(Duration fullSpacing, Instant now) {
        double slotsSince = (double) Duration.between(refusedAt, now).toMillis() / Math.max(1, fullSpacing.toMillis());
        return Math.min(1, share + slotsSince * SHARE_REGAINED_PER_SLOT);
    }

    /** Uses a slot that was just missed, so that lateness does not add up. After a longer break the slots begin now. */
    private Instant tail(Instant now) {
        return next.isBefore(now.minus(LATENESS)) ? now : next;
    }

    /** Returns one spacing, doubled with each recent refusal. */
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
