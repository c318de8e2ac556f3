package dev.backdrop.local.console;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The line that the function logs at the end of an attempt at a headshot.
 *
 * @param reason empty unless the outcome has one
 * @param message empty unless the outcome has one; a sentence for a person
 * @param operations billed in this attempt
 * @param steps how long each step took
 */
public record SummaryLine(
        String headshot,
        String outcome,
        String reason,
        String message,
        int operations,
        Duration took,
        Map<String, Duration> steps) {
    private static final String STEP = "ms.";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty for any other line. */
    public static Optional<SummaryLine> parse(String line) {
        return json(line)
                .filter(entry -> entry.path("loggerName").asText().equals("dev.backdrop.summary"))
                .map(entry -> entry.path("mdc"))
                .map(fields -> new SummaryLine(
                        fields.path("headshot").asText(),
                        fields.path("outcome").asText(),
                        fields.path("reason").asText(),
                        fields.path("message").asText(),
                        fields.path("operations").asInt(),
                        Duration.ofMillis(fields.path("ms").asLong()),
                        steps(fields)));
    }

    private static Map<String, Duration> steps(JsonNode fields) {
        Map<String, Duration> steps = new LinkedHashMap<>();
        fields.properties().forEach(field -> {
            if (field.getKey().startsWith(STEP)) {
                steps.put(
                        field.getKey().substring(STEP.length()),
                        Duration.ofMillis(field.getValue().asLong()));
            }
        });
        return steps;
    }

    /** The message of a line that the function logged as an error; empty for any other line. */
    public static Optional<String> parseError(String line) {
        return json(line)
                .filter(entry -> entry.path("level").asText().matches("ERROR|FATAL|SEVERE"))
                .map(entry -> entry.path("message").asText());
    }

    private static Optional<JsonNode> json(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(line));
        } catch (IOException cutOff) {
            // A killed instance may leave half a line.
            return Optional.empty();
        }
    }
}
