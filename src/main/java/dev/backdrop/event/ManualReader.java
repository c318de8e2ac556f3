package dev.backdrop.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads work named by hand, strictly: a mistyped field would otherwise be work that silently does not happen. */
final class ManualReader {

    private static final Set<String> FIELDS = Set.of("headshots", "force", "resolve", "run");

    Trigger read(JsonNode event) {
        for (var names = event.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                return problem("the field \"" + name + "\" beside \"headshots\"; allowed are force and resolve");
            }
        }
        List<String> headshots = new ArrayList<>();
        for (JsonNode headshot : event.path("headshots")) {
            if (!headshot.isTextual() || headshot.asText().isBlank()) {
                return problem("a value in \"headshots\" that is no id or key: " + headshot);
            }
            headshots.add(headshot.asText());
        }
        if (headshots.isEmpty()) {
            return problem("\"headshots\" without a single id; it is a list such as [\"sales/ana-diaz\"]");
        }
        if (event.has("force") && !event.path("force").isBoolean()) {
            return problem("\"force\" that is neither true nor false: " + event.path("force"));
        }
        if (event.has("run") && !event.path("run").isTextual()) {
            return problem("\"run\" that is no name: " + event.path("run"));
        }
        return resolution(event, List.copyOf(headshots));
    }

    private Trigger resolution(JsonNode event, List<String> headshots) {
        boolean force = event.path("force").asBoolean();
        Optional<String> run = Optional.of(event.path("run").asText()).filter(name -> !name.isBlank());
        if (!event.has("resolve")) {
            return new Trigger.Manual(headshots, force, Optional.empty(), run);
        }
        String wanted = event.path("resolve").asText().toUpperCase(Locale.ROOT);
        for (Resolution resolution : Resolution.values()) {
            if (resolution.name().equals(wanted)) {
                return new Trigger.Manual(headshots, force, Optional.of(resolution), run);
            }
        }
        return problem("\"resolve\": " + event.path("resolve") + "; it is \"retry\" or \"forget\"");
    }

    private static Trigger problem(String received) {
        return EventReader.notUnderstood(received);
    }
}
