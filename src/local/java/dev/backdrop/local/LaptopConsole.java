package dev.backdrop.local;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.backdrop.local.console.Count;
import dev.backdrop.local.console.Progress;
import dev.backdrop.local.console.RootCause;
import dev.backdrop.local.console.RunLog;
import dev.backdrop.local.console.SummaryLine;
import dev.backdrop.local.page.Attempt;
import dev.backdrop.local.page.HeadshotPage;
import dev.backdrop.local.stack.StackListener;
import dev.backdrop.local.store.ObjectCreated;

/** Reports a run: one line per headshot to the console, every attempt to the page, everything to the log. */
final class LaptopConsole implements StackListener {
    private final PrintStream out;
    private final RunLog log;
    private final Progress progress;
    private final HeldEvents heldEvents;
    private final Map<Integer, RootCause> rootCauses = new ConcurrentHashMap<>();
    private volatile HeadshotPage page;
    private volatile String initError;

    LaptopConsole(PrintStream out, RunLog log, Progress progress, HeldEvents heldEvents) {
        this.out = out;
        this.log = log;
        this.progress = progress;
        this.heldEvents = heldEvents;
    }

    /** Sends attempts to the page too, from now on. The page starts after the stack. */
    void show(HeadshotPage started) {
        page = started;
    }

    void say(String text) {
        out.println(text);
    }

    Count count() {
        return progress.count();
    }

    /** Why the function cannot start; empty if it can. */
    Optional<String> initError() {
        return Optional.ofNullable(initError);
    }

    @Override
    public void created(ObjectCreated object) {
        progress.created(object.key());
    }

    @Override
    public boolean holds(ObjectCreated object) {
        return heldEvents.holds(object);
    }

    /** Headshots that this run leaves as they are. */
    void left(Collection<String> ids) {
        ids.forEach(progress::left);
    }

    @Override
    public void printed(int instance, String line) {
        log.line("[" + instance + "] " + line);
        rootCauses.computeIfAbsent(instance, number -> new RootCause()).line(line);
        SummaryLine.parse(line).ifPresent(this::ended);
        SummaryLine.parseError(line).ifPresent(message -> say("    error: " + message + " (see " + log.file() + ")"));
    }

    @Override
    public void failed(String error) {
        log.line("invocation failed: " + error);
        JsonNode fields = fields(error);
        String type = fields.path("errorType").asText();
        String message =
                fields.path("errorMessage").asText(error).lines().findFirst().orElse("");
        if (type.equals("Runtime.InitError")) {
            notStarted(rootCause().orElse(message));
        } else {
            say("    error: " + type + ": " + message + " (see " + log.file() + ")");
        }
    }

    private Optional<String> rootCause() {
        return rootCauses.values().stream()
                .flatMap(cause -> cause.message().stream())
                .findFirst();
    }

    /** Printed once: the next instance would fail in the same way. */
    private void notStarted(String why) {
        if (!why.equals(initError)) {
            initError = why;
            say("    error: " + why.replace("\n", "\n    ") + "\n    (see " + log.file() + ")");
        }
    }

    private void ended(SummaryLine summary) {
        progress.ended(summary).ifPresent(this::say);
        if (page != null) {
            page.attempted(new Attempt(
                    summary.headshot(),
                    summary.outcome(),
                    orNull(summary.reason()),
                    orNull(summary.message()),
                    summary.took().toMillis()));
        }
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static JsonNode fields(String error) {
        ObjectMapper json = new ObjectMapper();
        try {
            return json.readTree(error);
        } catch (JsonProcessingException notJson) {
            return json.createObjectNode();
        }
    }
}
