package dev.backdrop.local.firefly.server;

import dev.backdrop.local.firefly.wire.Route;

/** Where a route is served. A path that ends in a slash covers everything below it. */
public record Binding(Route route, String path, Endpoint endpoint) {

    boolean serves(String requested) {
        return path.endsWith("/") ? requested.startsWith(path) : requested.equals(path);
    }
}
