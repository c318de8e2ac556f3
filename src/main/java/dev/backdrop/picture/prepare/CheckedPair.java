package dev.backdrop.picture.prepare;

import java.util.function.Function;

import dev.backdrop.picture.inspect.Inspection;

/** The result of checking a photo and its mask. */
public sealed interface CheckedPair {

    /** Firefly accepts both as they are. */
    record Accepted(Inspection.Picture photo, Inspection.Picture mask) implements CheckedPair {

        @Override
        public <R> R handle(Function<Accepted, R> accepted, Function<Refused, R> refused) {
            return accepted.apply(this);
        }
    }

    /**
     * One of them is refused. Nothing was sent and nothing is billed.
     *
     * @param reason a stable word for programs: "too-large", "size-differs", …
     * @param message for a person: which file, what is wrong, what to do
     */
    record Refused(String reason, String message) implements CheckedPair {

        @Override
        public <R> R handle(Function<Accepted, R> accepted, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }

    <R> R handle(Function<Accepted, R> accepted, Function<Refused, R> refused);
}
