package dev.backdrop.firefly.failure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Secrets that must not be quoted: an answer may repeat the request. */
final class KnownSecrets {

    /** The token and the client secret, with their predecessors. */
    private static final int MOST = 8;

    /** A shorter value is no secret, and would match in ordinary words. */
    private static final int SHORTEST = 4;

    private final Deque<String> values = new ConcurrentLinkedDeque<>();

    void add(String value) {
        if (value.length() < SHORTEST || values.contains(value)) {
            return;
        }
        values.addFirst(value);
        while (values.size() > MOST) {
            values.pollLast();
        }
    }

    /** Removes the secrets from {@code text}, also in the form's encoding. */
    String without(String text) {
        String clean = text;
        for (String value : values) {
            clean = clean.replace(value, "***").replace(URLEncoder.encode(value, StandardCharsets.UTF_8), "***");
        }
        return clean;
    }
}
