package dev.backdrop.headshot;

import java.time.Duration;
import java.util.List;

import dev.backdrop.ledger.record.Output;

/** How one attempt at a headshot ended. */
public sealed interface Outcome {

    /** The results are stored; {@code operations} were billed for them. */
    record Processed(List<Output> outputs, int operations, List<String> warnings) implements Outcome {}

    /** There was nothing to do, or somebody else does it. */
    record Unchanged(String reason, String message) implements Outcome {}

    /** A half is missing; its arrival will wake the function again. */
    record Waiting(String message) implements Outcome {}

    /** Refused for good, until a file is replaced. */
    record Rejected(String reason, String message) implements Outcome {}

    /**
     * Not now: worth another attempt after {@code pause}.
     *
     * @param inLine whether all others wait for the same, so that not all of them should come back at once
     */
    record Deferred(String reason, String message, Duration pause, boolean inLine) implements Outcome {

        public Deferred(String reason, String message, Duration pause) {
            this(reason, message, pause, false);
        }

        public static Deferred inLine(String reason, String message, Duration pause) {
            return new Deferred(reason, message, pause, true);
        }
    }

    /** A fill may have been paid for, or was and is lost: a person decides. */
    record InDoubt(String message) implements Outcome {}

    /** The word for it in logs, answers and the glossary. */
    default String word() {
        if (this instanceof Processed) {
            return "processed";
        }
        if (this instanceof Unchanged) {
            return "unchanged";
        }
        if (this instanceof Waiting) {
            return "waiting";
        }
        if (this instanceof Rejected) {
            return "rejected";
        }
        return this instanceof Deferred ? "deferred" : "in-doubt";
    }

    /** For programs; empty where the outcome says it all. */
    default String reason() {
        return "";
    }

    /** A sentence for a person. */
    default String message() {
        return "";
    }
}
