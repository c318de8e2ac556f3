package dev.backdrop.local.page;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;

/** Answers of a known length. */
final class Reply {

    private static final int NO_BODY = -1;

    private Reply() {}

    static void bytes(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? NO_BODY : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
            // Closing waits for the rest of a refused upload, whose sender may be waiting for the answer.
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }

    static void sentence(HttpExchange exchange, int status, Map<String, String> fields) throws IOException {
        bytes(exchange, status, "application/json", new ObjectMapper().writeValueAsBytes(fields));
    }

    static void notModified(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(304, NO_BODY);
        exchange.close();
    }
}
