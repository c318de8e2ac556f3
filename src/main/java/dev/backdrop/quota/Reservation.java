package dev.backdrop.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.Route;
import dev.backdrop.quota.Timetable.Slot;
import dev.backdrop.time.Deadline;
import dev.backdrop.time.Sleeper;

/**
 * The calls and operations that one attempt at a headshot has reserved, each for its time. A call without a reserved slot,
 * a retry or one that is late, reserves singly. {@link #close} gives back what was not used.
 */
public final class Reservation implements Permits, AutoCloseable {

    /**
     * Between a look at the bucket and a call at most. Of the pauses that other instances caused since, one refused call
     * tells: looking more often costs a request for each call.
     */
    private static final Duration LOOK_BEFORE_CALL = Duration.ofSeconds(45);

    private final Reservations reservations;
    private final String id;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Map<Route, List<Slot>> slots = new EnumMap<>(Route.class);
    private final int operations;
    private LocalDate day;
    private boolean mayBeBilled;
    private boolean handedOver;
    private Instant uploadedFrom;

    /** @param operations counted on the day of the last slot */
    Reservation(
            Reservations reservations,
            String id,
            Map<Route, List<Slot>> slots,
            int operations,
            Clock clock,
            Sleeper sleeper) {
        this.reservations = reservations;
        this.id = id;
        this.clock = clock;
        this.sleeper = sleeper;
        slots.forEach((route, reserved) -> this.slots.put(route, new ArrayList<>(reserved)));
        this.operations = operations;
        this.day = QuotaState.dayOf(
                Stream.concat(slots.values().stream().flatMap(List::stream).map(Slot::at), Stream.of(clock.instant()))
                        .max(Instant::compareTo)
                        .orElseThrow());
    }

    /** Waits until the first call is only {@code lead} away, and nothing has to be kept in memory for it before. */
    public Permit awaitBegin(Duration lead, Deadline latest) {
        Optional<Slot> first;
        synchronized (slots) {
            first = slots.values().stream().flatMap(List::stream).min(Comparator.comparing(Slot::at));
        }
        Duration wait = first.map(slot -> sleepUntil(slot, lead, latest)).orElse(Duration.ZERO);
        return wait.isZero() ? new Permit.Granted() : new Permit.NotYet(wait);
    }

    @Override
    public Permit await(Route route, Deadline latest) {
        if (!reservations.counts(route)) {
            return new Permit.Granted();
        }
        if (route == Route.FILL) {
            noteUploads();
        }
        Optional<Slot> reserved = next(route);
        while (true) {
            Optional<Slot> slot = reserved.isPresent() ? reserved : reservations.single(latest);
            if (slot.isEmpty()) {
                return new Permit.NotYet(Duration.between(clock.instant(), reservations.firstFree()));
            }
            Duration wait = sleepUntil(slot.get(), Duration.ZERO, latest);
            if (!wait.isZero()) {
                keep(route, slot.get());
                return new Permit.NotYet(wait);
            }
            if (!reservations.isTooLate(slot.get())) {
                return granted(route);
            }
            reserved = Optional.empty();
        }
    }

    @Override
    public boolean refused(Route route, Optional<Duration> retryAfter) {
        Slot retry = reservations.refused(retryAfter);
        if (!reservations.counts(route)) {
            return false;
        }
        keep(route, retry);
        return true;
    }

    boolean hasCallsLeft() {
        synchronized (slots) {
            return slots.values().stream().anyMatch(left -> !left.isEmpty());
        }
    }

    public boolean isHandedOver() {
        return handedOver;
    }

    /** The headshot is done with, or leaves no job behind. */
    public void ended() {
        reservations.ended(id);
    }

    /** The job goes on without this invocation; from {@code from} on another one may collect it. */
    public void handOver(Instant from) {
        handedOver = true;
        reservations.handOver(new JobInFlight(id, clock.instant(), from));
    }

    /**
     * The fill goes out now: its operations count on this day.
     *
     * @return until when nothing may be billed: the day may have changed, and the new one's budget is used up
     */
    public Optional<Instant> charge() {
        LocalDate today = QuotaState.dayOf(clock.instant());
        if (!today.equals(day)) {
            Optional<Instant> refused = reservations.move(operations, day, today);
            if (refused.isPresent()) {
                return refused;
            }
            day = today;
        }
        mayBeBilled = true;
        return Optional.empty();
    }

    /** Adobe certainly bills nothing for the fill. */
    public void notBilled() {
        mayBeBilled = false;
    }

    /** Lets others have what was not used. */
    @Override
    public void close() {
        List<Slot> unused = new ArrayList<>();
        synchronized (slots) {
            slots.values().forEach(unused::addAll);
            slots.clear();
        }
        reservations.close(this, unused, mayBeBilled ? 0 : operations, day);
    }

    private Permit granted(Route route) {
        synchronized (slots) {
            uploadedFrom = route == Route.UPLOAD ? clock.instant() : null;
        }
        return new Permit.Granted();
    }

    private void noteUploads() {
        synchronized (slots) {
            if (uploadedFrom != null) {
                reservations.uploaded(Duration.between(uploadedFrom, clock.instant()));
                uploadedFrom = null;
            }
        }
    }

    private Optional<Slot> next(Route route) {
        synchronized (slots) {
            List<Slot> left = slots.getOrDefault(route, List.of());
            return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
        }
    }

    private void keep(Route route, Slot slot) {
        synchronized (slots) {
            slots.computeIfAbsent(route, any -> new ArrayList<>()).add(0, slot);
        }
    }

    /** @return zero at the slot's time; what is left where that is after {@code latest}, or the function has to end */
    private Duration sleepUntil(Slot slot, Duration lead, Deadline latest) {
        Duration wait = until(slot, lead);
        while (!wait.isZero()) {
            if (!latest.allows(wait, clock)) {
                return wait;
            }
            try {
                sleeper.sleep(wait);
            } catch (InterruptedException handOver) {
                Thread.currentThread().interrupt();
                return wait;
            }
            // Meanwhile a refusal of another call may have moved it.
            reservations.lookAgain(LOOK_BEFORE_CALL);
            wait = until(slot, lead);
        }
        return wait;
    }

    private Duration until(Slot slot, Duration lead) {
        Duration wait =
                Duration.between(clock.instant(), reservations.current(slot).minus(lead));
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
