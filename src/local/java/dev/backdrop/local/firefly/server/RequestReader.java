package dev.backdrop.local.firefly.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;

import dev.backdrop.local.firefly.wire.Call;

/** Reads a request to its end: a caller that is still writing would take an early answer for a broken connection. */
final class RequestReader {

    private RequestReader() {}

    static Call read(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(Call.MAX_BODY);
        boolean more = in.transferTo(OutputStream.nullOutputStream()) > 0;
        return new Call(
                exchange.getRequestMethod(), exchange.getRequestURI(), headers(exchange), body, more, Optional.empty());
    }

    private static Map<String, List<String>> headers(HttpExchange exchange) {
        return exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), header -> List.copyOf(header.getValue())));
    }
}
