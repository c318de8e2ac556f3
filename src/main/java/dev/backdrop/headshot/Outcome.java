package dev.backdrop.headshot;

import java.time.Duration;
import java.util.List;

import dev.backdrop.ledger.record.Output;

/** How one attempt at a headshot ended. */
public sealed interface Outcome {

    /** The results are stored; {@code operations} were billed for them, and for a mask that Adobe made. */
    record Processed(List<Output> outputs, int operations, List<String> warnings) implements Outcome {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.processed(this);
        }

        @Override
        public String word() {
            return "processed";
        }

        @Override
        public boolean needsAPerson() {
            return false;
        }
    }

    /** There is nothing to do, or another attempt does it. */
    record Unchanged(String reason, String message) implements Outcome {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.unchanged(this);
        }

        @Override
        public String word() {
            return "unchanged";
        }

        @Override
        public boolean needsAPerson() {
            return false;
        }
    }

    /** The photo or the mask is missing; its arrival invokes the function again. */
    record Waiting(String message) implements Outcome {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.waiting(this);
        }

        @Override
        public String word() {
            return "waiting";
        }

        @Override
        public boolean needsAPerson() {
            return false;
        }
    }

    /** Refused for good, until a file is replaced. */
    record Rejected(String reason, String message) implements Outcome {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.rejected(this);
        }

        @Override
        public String word() {
            return "rejected";
        }

        @Override
        public boolean needsAPerson() {
            return true;
        }
    }

    /**
     * Not now: worth another attempt after {@code pause}.
     *
     * @param inLine whether many headshots wait for the same, so that their messages should not all come back at once
     */
    record Deferred(String reason, String message, Duration pause, boolean inLine) implements Outcome {

        public Deferred(String reason, String message, Duration pause) {
            this(reason, message, pause, false);
        }

        public static Deferred inLine(String reason, String message, Duration pause) {
            return new Deferred(reason, message, pause, true);
        }

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.deferred(this);
        }

        @Override
        public String word() {
            return "deferred";
        }

        @Override
        public boolean needsAPerson() {
            return false;
        }
    }

    /** A fill may have been paid for, or was and is lost: a person decides. */
    record InDoubt(String message) implements Outcome {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.inDoubt(this);
        }

        @Override
        public String word() {
            return "in-doubt";
        }

        @Override
        public boolean needsAPerson() {
            return true;
        }
    }

    /** The word for it in logs, answers and the glossary. */
    String word();

    /** Whether nothing more happens unless a person acts. */
    boolean needsAPerson();

    /** For programs; empty where the outcome says it all. */
    default String reason() {
        return "";
    }

    /** A sentence for a person. */
    default String message() {
        return "";
    }

    <R> R handle(Cases<R> cases);

    /** One method per outcome: a new outcome does not compile until every handler has it. */
    interface Cases<R> {

        R processed(Processed processed);

        R unchanged(Unchanged unchanged);

        R waiting(Waiting waiting);

        R rejected(Rejected rejected);

        R deferred(Deferred deferred);

        R inDoubt(InDoubt inDoubt);
    }
}
