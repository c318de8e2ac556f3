package dev.backdrop.event.read;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.event.BadField;
import dev.backdrop.event.Condition;
import dev.backdrop.event.Request;
import dev.backdrop.event.Resolution;
import dev.backdrop.event.Scope;
import dev.backdrop.text.Excerpt;
import dev.backdrop.text.KebabCase;

/** Reads what operators ask for; whatever is wrong with it is named, and nothing of it is done. */
final class RequestReader {

    private static final List<String> REPROCESS =
            List.of("headshots", "prefix", "only", "force", "limit", "look", "dryRun", "maxOperations", "resolve");
    private static final List<String> KINDS = List.of("reprocess", "status", "report", "sweep", "help", "continue");

    /** The ids are kept in the run's one state object. */
    private static final int MOST_HEADSHOTS = 1_000;

    private static final int MOST = 10_000_000;

    /** A run's name becomes part of a key, and of records. */
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** A request by hand is answered with what is wrong; only what AWS sends has to fail, so that AWS knows. */
    static Request unknown(JsonNode event) {
        String requests = "headshots, reprocess, status, report or sweep; {\"help\":{}} shows examples";
        var names = event.fieldNames();
        return names.hasNext()
                ? new Request.Bad(names.next(), "there is no such request", requests)
                : new Request.Bad("", "it is " + Excerpt.of(event), requests);
    }

    static boolean knows(JsonNode event) {
        return KINDS.stream().anyMatch(event::has);
    }

    Request read(JsonNode event) {
        try {
            String kind = KINDS.stream().filter(event::has).findFirst().orElseThrow();
            Fields.of(event, "", List.of(kind));
            JsonNode content = event.path(kind);
            return switch (kind) {
                case "reprocess" -> reprocess(Fields.of(content, kind, REPROCESS));
                case "status" -> new Request.Status(run(Fields.of(content, kind, List.of("run"))));
                case "report" ->
                    new Request.Report(new Scope(List.of(), prefix(Fields.of(content, kind, List.of("prefix")))));
                case "sweep" ->
                    new Request.Sweep(Fields.of(content, kind, List.of("limit")).number("limit", 1, MOST));
                case "help" -> {
                    Fields.of(content, kind, List.of());
                    yield new Request.Help();
                }
                default -> continuation(Fields.of(content, kind, List.of("run", "step")));
            };
        } catch (BadField e) {
            return e.asRequest();
        }
    }

    private static Request reprocess(Fields fields) throws BadField {
        if (fields.has("headshots") && fields.has("prefix")) {
            throw new BadField(
                    "reprocess.prefix", "there are both headshots and prefix", "one of them; neither means all");
        }
        boolean fetch = fetch(fields);
        if (fetch && fields.flag("force")) {
            throw new BadField(
                    "reprocess.resolve", "there are both resolve and force", "one of them: fetch pays for nothing");
        }
        String ids = "a list of 1 to " + MOST_HEADSHOTS + " ids such as [\"sales/ana-diaz\"]";
        return new Request.Reprocess(
                new Scope(fields.texts("headshots", MOST_HEADSHOTS, ids), prefix(fields)),
                only(fields),
                fields.flag("force"),
                fetch,
                fields.number("limit", 1, MOST),
                fields.text("look", "the name of a look"),
                fields.flag("dryRun"),
                fields.number("maxOperations", 1, MOST));
    }

    /** Of many headshots at once, only what costs nothing is asked by this word. */
    static boolean fetch(Fields fields) throws BadField {
        String allowed = "fetch; retry and forget are for headshots named in {\"headshots\":[…]}";
        return fields.text("resolve", allowed, word -> Optional.of(word)
                        .filter(KebabCase.of(Resolution.FETCH)::equalsIgnoreCase))
                .isPresent();
    }

    private static Set<Condition> only(Fields fields) throws BadField {
        String allowed = "a list of " + String.join(", ", KebabCase.all(Condition.class));
        Set<Condition> only = EnumSet.noneOf(Condition.class);
        for (String word : fields.texts("only", Condition.values().length, allowed)) {
            only.add(KebabCase.parse(Condition.class, word).orElseThrow(() -> fields.bad("only", word, allowed)));
        }
        return Set.copyOf(only);
    }

    private static String prefix(Fields fields) throws BadField {
        return fields.text("prefix", "the beginning of ids, such as \"sales/\"").orElse("");
    }

    private static Request continuation(Fields fields) throws BadField {
        String run = run(fields).orElseThrow(() -> fields.bad("run", "missing", "the id of a run"));
        return new Request.Continuation(
                run, fields.number("step", 1, Integer.MAX_VALUE).orElse(1));
    }

    static Optional<String> run(Fields fields) throws BadField {
        String allowed =
                "the id of a run, as the answer to \"reprocess\" gave it: letters, digits and dashes, at most 64";
        return fields.text("run", allowed, run -> Optional.of(run).filter(RUN.asMatchPredicate()));
    }
}
