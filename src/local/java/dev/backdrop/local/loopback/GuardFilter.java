package dev.backdrop.local.loopback;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

/** The guard in front of a context of the JDK's server. */
final class GuardFilter extends Filter {
    private final Guard guard;

    GuardFilter(Guard guard) {
        this.guard = guard;
    }

    @Override
    public String description() {
        return "Refuses other web pages";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        var refused = guard.refusal(exchange.getRequestMethod(), name -> headers.getOrDefault(name, List.of()));
        if (refused.isPresent()) {
            refuse(exchange, refused.get());
        } else {
            chain.doFilter(exchange);
        }
    }

    private static void refuse(HttpExchange exchange, Guard.Refused refused) throws IOException {
        byte[] body = ("{\"message\":\"" + refused.sentence() + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        // An unread body must not be mistaken for the next request.
        exchange.getResponseHeaders().set("Connection", "close");
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(refused.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
            // Closing waits for the rest of the request, whose sender may be waiting for the answer.
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }
}
