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
import java.util.function.BinaryOperator;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.Route;
import dev.backdrop.quota.Timetable.Slot;
import dev.backdrop.time.Deadline;
import dev.backdrop.time.Sleeper;

/**
 * The slots and operations that one attempt at a headshot has reserved. A call without a slot, such as a late one, reserves
 * its own. {@link #close} returns the unused ones.
 */
public final class Reservation implements Permits, AutoCloseable {

    /**
     * Longest time between reading the quota and a call. Another instance may have caused a pause since, and Adobe then
     * refuses one call. Reading more often would cost a request for each call.
     */
    private static final Duration STATE_VALID_FOR = Duration.ofSeconds(45);

    private final Reservations reservations;
    private final String id;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Map<Route, List<Slot>> slots = new EnumMap<>(Route.class);
    private final int operations;
    private LocalDate day;
    private boolean mayBeBilled;
    private boolean handedOver;
    private @Nullable Instant uploadedFrom;

    /** @param operations count on the day of the last slot */
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
        this.day = QuotaState.dayOf(slots.values().stream()
                .flatMap(List::stream)
                .map(Slot::at)
                .reduce(clock.instant(), BinaryOperator.maxBy(Comparator.naturalOrder())));
    }

    /** Waits until {@code lead} before the first call, so that the files are read no earlier. */
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
        return next(route).map(slot -> await(slot, route, latest)).orElseGet(() -> awaitSingle(route, latest));
    }

    private Permit awaitSingle(Route route, Deadline latest) {
        return reservations
                .single(latest)
                .map(slot -> await(slot, route, latest))
                .orElseGet(() -> new Permit.NotYet(Duration.between(clock.instant(), reservations.firstFree())));
    }

    private Permit await(Slot slot, Route route, Deadline latest) {
        Duration wait = sleepUntil(slot, Duration.ZERO, latest);
        if (!wait.isZero()) {
            keep(route, slot);
            return new Permit.NotYet(wait);
        }
        return reservations.isTooLate(slot) ? awaitSingle(route, latest) : granted(route);
    }

    @Override
    public boolean refused(Route route, Optional<Duration> retryAfter) {
        if (!route.isFireflyApi()) {
            // Another service with a quota of its own: Firefly's calls need not pause.
            return false;
        }
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

    /** Removes the headshot from the jobs in flight: it is finished, or has no job. */
    public void ended() {
        reservations.ended(id);
    }

    /** Leaves the job to other invocations, which may collect it from {@code from} on. */
    public void handOver(Instant from) {
        handedOver = true;
        reservations.handOver(new JobInFlight(id, clock.instant(), from));
    }

    /**
     * Counts the operations on the current day, right before the fill goes out.
     *
     * @param usedUp makes the exception that ends the fill where the day has changed and the new day's budget is used up;
     *     its argument is when the next budget begins
     */
    public void charge(Function<Instant, RuntimeException> usedUp) {
        LocalDate today = QuotaState.dayOf(clock.instant());
        if (!today.equals(day)) {
            if (!reservations.move(operations, day, today)) {
                throw usedUp.apply(reservations.overBudget(today).until());
            }
            day = today;
        }
        mayBeBilled = true;
    }

    /** Records that Adobe certainly bills nothing for the fill. */
    public void notBilled() {
        mayBeBilled = false;
    }

    /** Returns the unused slots and operations. */
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

    /**
     * @return zero at the slot's time; the remaining wait where the slot is after {@code latest}, or the function has
     * to end
     */
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
            // A refusal of another call may have moved the slot meanwhile.
            reservations.refresh(STATE_VALID_FOR);
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
