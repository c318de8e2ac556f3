package dev.backdrop.firefly.failure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Values that are never written anywhere: an answer may repeat what it was sent. */
final class KnownSecrets {

    /** A token and a client secret, and what they were before their renewal. */
    private static final int MOST = 8;

    /** Anything shorter is no secret, and would be found in every sentence. */
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

    /** @return {@code text} without them, also as a form would have them */
    String without(String text) {
        String clean = text;
        for (String value : values) {
            clean = clean.replace(value, "***").replace(URLEncoder.encode(value, StandardCharsets.UTF_8), "***");
        }
        return clean;
    }
}
