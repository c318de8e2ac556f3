package dev.backdrop.local.firefly.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Route;

/**
 * What shall go wrong, per route: first the faults in the order they were scripted, one for each request; when they
 * are used up, the route's weather, if it has any; otherwise nothing.
 */
public final class Faults {

    private final Map<Route, Deque<Fault>> scripted = new EnumMap<>(Route.class);
    private final Map<Route, Weather> weather = new EnumMap<>(Route.class);

    /** The next requests to this route meet these faults, one each, after those scripted before. */
    public synchronized void next(Route route, Fault... faults) {
        List.of(faults).forEach(fault -> requireFitting(route, fault));
        scripted.computeIfAbsent(route, unused -> new ArrayDeque<>()).addAll(List.of(faults));
    }

    /** Every request to this route meets this fault, until {@link #clear()}. */
    public void always(Route route, Fault fault) {
        weather(route, Weather.steady(fault));
    }

    /** Replaces the weather of this route. */
    public synchronized void weather(Route route, Weather newWeather) {
        newWeather.possible().forEach(fault -> requireFitting(route, fault));
        weather.put(route, newWeather);
    }

    /** Nothing goes wrong any more. */
    public synchronized void clear() {
        scripted.clear();
        weather.clear();
    }

    /** The fault of the request that has just come in. */
    public synchronized Fault take(Route route) {
        Deque<Fault> queue = scripted.get(route);
        if (queue != null && !queue.isEmpty()) {
            return queue.remove();
        }
        return weather.containsKey(route) ? weather.get(route).next() : Fault.none();
    }

    /** How many scripted faults wait for their request. */
    public synchronized int pending(Route route) {
        return scripted.getOrDefault(route, new ArrayDeque<>()).size();
    }

    private static void requireFitting(Route route, Fault fault) {
        if (fault instanceof Fault.OfJob && route != Route.FILL && route != Route.FILL_SYNC) {
            throw new IllegalArgumentException("Only a fill starts a job: " + fault + " cannot happen to " + route);
        }
    }
}
