package dev.backdrop.local.firefly.server;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import dev.backdrop.local.firefly.wire.Route;

/** Every request that got its answer, or was cut off. */
public final class RequestLog {

    /** @param status what the caller saw; 0 if the connection ended without an answer */
    public record Request(Instant at, Route route, int status) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Clock clock;

    public RequestLog(Clock clock) {
        this.clock = clock;
    }

    void add(Route route, int status) {
        requests.add(new Request(clock.instant(), route, status));
    }

    public List<Request> all() {
        return List.copyOf(requests);
    }

    public long count(Route route) {
        return requests.stream().filter(request -> request.route() == route).count();
    }

    public long count(Route route, int status) {
        return requests.stream()
                .filter(request -> request.route() == route && request.status() == status)
                .count();
    }

    /** How often each route gave which status. */
    public Map<Route, Map<Integer, Long>> byRouteAndStatus() {
        return requests.stream()
                .collect(Collectors.groupingBy(
                        Request::route,
                        TreeMap::new,
                        Collectors.groupingBy(Request::status, TreeMap::new, Collectors.counting())));
    }
}
