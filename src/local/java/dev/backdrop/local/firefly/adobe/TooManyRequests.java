package dev.backdrop.local.firefly.adobe;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Errors;
import dev.backdrop.local.firefly.wire.Route;

/** Gives answer 429 in the three observed forms in turn, so that a client has to understand all of them. */
final class TooManyRequests {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private TooManyRequests() {}

    static Answer answer(Route route, Instant now, Instant free, int turn) {
        return switch (turn % 3) {
            case 0 -> body(route).with("retry-after", seconds(now, free));
            case 1 -> body(route).with("retry-after", HTTP_DATE.format(wholeSecondFrom(free)));
            default -> Answer.empty(429);
        };
    }

    private static Answer body(Route route) {
        return route == Route.UPLOAD
                ? Errors.error(429, "10011", "Too Many Requests")
                : Errors.error(429, "rate_limited", "Too many requests").with("x-access-rate-limit-level", "org");
    }

    private static String seconds(Instant now, Instant free) {
        return Long.toString((Duration.between(now, free).toMillis() + 999) / 1000);
    }

    private static Instant wholeSecondFrom(Instant instant) {
        Instant floor = instant.truncatedTo(ChronoUnit.SECONDS);
        return floor.equals(instant) ? floor : floor.plusSeconds(1);
    }
}
