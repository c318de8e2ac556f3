package dev.backdrop.event.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.event.BadField;
import dev.backdrop.event.Resolution;
import dev.backdrop.event.Trigger;
import dev.backdrop.text.KebabCase;

/**
 * Reads work on single headshots, named by hand or by a run; strictly: a mistyped field would otherwise be work that
 * silently does not happen.
 */
final class ManualReader {

    /** What one invocation can look at, and answer, in time; more go through the queue. */
    private static final int MOST_HEADSHOTS = 100;

    /** Amazon S3: the longest key. */
    private static final int LONGEST_KEY = 1_024;

    static boolean knows(JsonNode event) {
        return event.has("headshots") || event.has("ids");
    }

    Trigger read(JsonNode event) {
        try {
            return event.has("ids") ? selected(event) : manual(event);
        } catch (BadField e) {
            return new Trigger.Requested(e.asRequest());
        }
    }

    private static Trigger manual(JsonNode event) throws BadField {
        Fields fields = Fields.of(event, "", List.of("headshots", "force", "resolve", "run"));
        return new Trigger.Manual(
                names(
                        fields,
                        "headshots",
                        "a list of 1 to " + MOST_HEADSHOTS
                                + " ids or keys such as [\"sales/ana-diaz\"]; for more there is"
                                + " {\"reprocess\":{\"headshots\":[…]}}"),
                fields.flag("force"),
                resolution(fields),
                RequestReader.run(fields));
    }

    private static Trigger selected(JsonNode event) throws BadField {
        Fields fields = Fields.of(event, "", List.of("ids", "force", "resolve", "run"));
        String run = RequestReader.run(fields).orElseThrow(() -> fields.bad("run", "missing", "the id of a run"));
        return new Trigger.Selected(
                names(fields, "ids", "a list of 1 to " + MOST_HEADSHOTS + " ids"),
                fields.flag("force"),
                RequestReader.fetch(fields),
                run);
    }

    private static List<String> names(Fields fields, String field, String allowed) throws BadField {
        List<String> names = fields.texts(field, MOST_HEADSHOTS, allowed);
        for (String name : names) {
            if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
                throw fields.bad(field, name, "names of at most " + LONGEST_KEY + " bytes, as S3's keys have");
            }
        }
        return names;
    }

    private static Optional<Resolution> resolution(Fields fields) throws BadField {
        return fields.text(
                "resolve",
                "fetch, retry or forget",
                word -> KebabCase.parse(Resolution.class, word.toLowerCase(Locale.ROOT)));
    }
}
