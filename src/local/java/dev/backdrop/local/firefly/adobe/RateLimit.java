package dev.backdrop.local.firefly.adobe;

import java.time.Duration;
import java.util.Set;

import dev.backdrop.local.firefly.wire.Route;

/** The most requests in any window of this length, over all {@code routes}. Adobe's default: 4 a minute. */
public record RateLimit(int requests, Duration window, Set<Route> routes) {

    public RateLimit {
        if (requests < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("Not a rate: " + requests + " in " + window);
        }
        routes = Set.copyOf(routes);
    }

    /** Uploads and fills count. Whether polls count is undocumented, and no refused poll is known. */
    public static RateLimit perMinute(int requests) {
        return new RateLimit(requests, Duration.ofMinutes(1), Set.of(Route.UPLOAD, Route.FILL, Route.FILL_SYNC));
    }
}
