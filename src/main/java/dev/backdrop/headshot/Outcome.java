package dev.backdrop.headshot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.backdrop.ledger.record.Output;

/** How one attempt at a headshot ended. */
public sealed interface Outcome {

    /** The results are stored. */
    record Processed(List<Output> outputs, ResultFigures figures, List<String> warnings) implements Outcome {

        @Override
        public int operations() {
            return figures.operations();
        }

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

    /**
     * Refused for good, until a file is replaced.
     *
     * @param figures of results that are withheld
     */
    record Rejected(String reason, String message, Optional<String> adobeRequestId, ResultFigures figures)
            implements Outcome {

        public Rejected(String reason, String message) {
            this(reason, message, Optional.empty());
        }

        public Rejected(String reason, String message, Optional<String> adobeRequestId) {
            this(reason, message, adobeRequestId, ResultFigures.none());
        }

        public static Rejected withheld(String reason, String message, ResultFigures figures) {
            return new Rejected(reason, message, Optional.empty(), figures);
        }

        @Override
        public int operations() {
            return figures.operations();
        }

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
    record Deferred(String reason, String message, Duration pause, boolean inLine, Optional<String> adobeRequestId)
            implements Outcome {

        public Deferred(String reason, String message, Duration pause) {
            this(reason, message, pause, false, Optional.empty());
        }

        public Deferred(String reason, String message, Duration pause, Optional<String> adobeRequestId) {
            this(reason, message, pause, false, adobeRequestId);
        }

        public static Deferred inLine(String reason, String message, Duration pause) {
            return new Deferred(reason, message, pause, true, Optional.empty());
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
    record InDoubt(String message, Optional<String> adobeRequestId) implements Outcome {

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

    /** Operations that were billed in this attempt. */
    default int operations() {
        return 0;
    }

    /** For programs; empty where the outcome says it all. */
    default String reason() {
        return "";
    }

    /** A sentence for a person. */
    default String message() {
        return "";
    }

    /** Adobe's id of the call that led to it, for a support case. */
    default Optional<String> adobeRequestId() {
        return Optional.empty();
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
