package dev.backdrop.local.page;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The page's event stream, read event by event; waits as long as the test may last. */
final class Events implements AutoCloseable {

    private final HttpResponse<Stream<String>> response;
    private final Iterator<String> lines;

    Events(HttpResponse<Stream<String>> response) {
        this.response = response;
        this.lines = response.body().iterator();
    }

    HttpResponse<?> response() {
        return response;
    }

    /** The data of the next event of this name; others are ignored. */
    JsonNode next(String event) throws IOException {
        while (!lines.next().equals("event: " + event)) {
            continue;
        }
        return new ObjectMapper().readTree(lines.next().substring("data: ".length()));
    }

    /** The next card of this headshot that is as wanted. */
    JsonNode card(String id, Predicate<JsonNode> wanted) throws IOException {
        while (true) {
            for (JsonNode card : next("cards")) {
                if (card.path("id").asText().equals(id) && wanted.test(card)) {
                    return card;
                }
            }
        }
    }

    JsonNode card(String id, String outcome) throws IOException {
        return card(id, card -> card.path("outcome").asText().equals(outcome));
    }

    @Override
    public void close() {
        response.body().close();
    }
}
