package dev.backdrop.firefly.failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The Retry-After header, RFC 9110 §10.2.3: seconds, or an HTTP date. */
final class RetryAfter {

    /** A pause stops all instances. A mistake in the header must not stop them for days. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** Reads a pause of at most an hour; empty where the value has neither form. */
    static Optional<Duration> in(String value, Clock clock) {
        String text = value.strip();
        if (text.matches("\\d+")) {
            // 18 digits fit into a long.
            long seconds = Long.parseLong(text.substring(0, Math.min(18, text.length())));
            return Optional.of(Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds())));
        }
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), date);
            Duration pause = wait.isNegative() ? Duration.ZERO : wait;
            return Optional.of(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
