package dev.backdrop.lambda.work;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.Outcome;

/** Writes one line per attempt: the line a person, a metric filter or the laptop's page looks for. */
public final class Summary {

    private final Logger lines;
    private final Logger failures;

    private Summary(Logger lines, Logger failures) {
        this.lines = lines;
        this.failures = failures;
    }

    public static Summary inTheLog() {
        return new Summary(Logger.getLogger("dev.backdrop.summary"), Logger.getLogger(HeadshotWorkers.class));
    }

    /** For a headshot that does not exist: application.properties switches its logger off. */
    public static Summary silent() {
        Logger off = Logger.getLogger("dev.backdrop.silent");
        return new Summary(off, off);
    }

    /** An unforeseen failure. */
    void failed(String id, RuntimeException cause) {
        failures.errorf(cause, "The headshot %s failed: %s", id, cause.getMessage());
    }

    /** A problem that no headshot causes. */
    void problem(String sentence) {
        failures.error(sentence);
    }

    void write(Attempt attempt, long millis, String requestId) {
        Map<String, String> fields = fields(attempt, millis, requestId);
        fields.forEach(MDC::put);
        try {
            lines.logf(
                    level(attempt.outcome()),
                    "%s %s in %d ms",
                    attempt.id(),
                    attempt.outcome().word(),
                    millis);
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }

    private static Map<String, String> fields(Attempt attempt, long millis, String requestId) {
        Map<String, String> fields = new LinkedHashMap<>();
        Outcome outcome = attempt.outcome();
        fields.put("headshot", attempt.id());
        fields.put("outcome", outcome.word());
        if (!outcome.reason().isEmpty()) {
            fields.put("reason", outcome.reason());
        }
        if (!outcome.message().isEmpty()) {
            fields.put("message", outcome.message());
        }
        outcome.adobeRequestId().ifPresent(id -> fields.put("adobeRequestId", id));
        fields.put("operations", String.valueOf(outcome.operations()));
        fields.put("requestId", requestId);
        fields.put("ms", String.valueOf(millis));
        attempt.stepMillis().forEach((step, duration) -> fields.put("ms." + step, String.valueOf(duration)));
        return fields;
    }

    private static Logger.Level level(Outcome outcome) {
        return outcome.needsAPerson() ? Logger.Level.WARN : Logger.Level.INFO;
    }
}
