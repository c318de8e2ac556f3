package dev.backdrop.local.firefly.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Route;

/**
 * The faults of each route: first the scripted ones in order, one per request; then the route's random faults, if it
 * has any; otherwise none.
 */
public final class Faults {

    private final Map<Route, Deque<Fault>> scripted = new EnumMap<>(Route.class);
    private final Map<Route, RandomFaults> randomFaults = new EnumMap<>(Route.class);

    /** Adds faults for the next requests to this route, one each, after those scripted before. */
    public synchronized void next(Route route, Fault... faults) {
        List.of(faults).forEach(fault -> requireFitting(route, fault));
        scripted.computeIfAbsent(route, unused -> new ArrayDeque<>()).addAll(List.of(faults));
    }

    /** Applies this fault to every request to this route, until {@link #clear()}. */
    public void always(Route route, Fault fault) {
        randomFaults(route, RandomFaults.steady(fault));
    }

    /** Replaces the random faults of this route. */
    public synchronized void randomFaults(Route route, RandomFaults newFaults) {
        newFaults.possible().forEach(fault -> requireFitting(route, fault));
        randomFaults.put(route, newFaults);
    }

    /** Removes all faults. */
    public synchronized void clear() {
        scripted.clear();
        randomFaults.clear();
    }

    /** Takes the fault for the request that has just arrived. */
    public synchronized Fault take(Route route) {
        Deque<Fault> queue = scripted.get(route);
        if (queue != null && !queue.isEmpty()) {
            return queue.remove();
        }
        return randomFaults.containsKey(route) ? randomFaults.get(route).next() : Fault.none();
    }

    /** How many scripted faults are still to come. */
    public synchronized int pending(Route route) {
        return scripted.getOrDefault(route, new ArrayDeque<>()).size();
    }

    private static boolean startsAJob(Route route) {
        return route == Route.FILL || route == Route.FILL_SYNC || route == Route.MASK;
    }

    private static void requireFitting(Route route, Fault fault) {
        if (fault instanceof Fault.OfJob && !startsAJob(route)) {
            throw new IllegalArgumentException(
                    "Only a fill or a mask starts a job: " + fault + " cannot happen to " + route);
        }
    }
}
