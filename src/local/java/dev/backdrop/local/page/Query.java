package dev.backdrop.local.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;

/** The parameters of a request. */
final class Query {

    private Query() {}

    static Optional<String> parameter(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(decode(pair.substring(name.length() + 1)));
            }
        }
        return Optional.empty();
    }

    static String key(HttpExchange exchange) {
        return parameter(exchange, "key")
                .filter(key -> !key.isEmpty())
                .orElseThrow(() -> new Refusal(400, "The address names no key."));
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(400, "The address is not URL-encoded: " + malformed.getMessage());
        }
    }
}
