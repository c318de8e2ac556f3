package dev.backdrop.headshot;

import java.util.function.Function;
import java.util.function.Supplier;

/** How one turn of an attempt ends. */
public sealed interface Step {

    /** The attempt is over. */
    record Ended(Outcome outcome) implements Step {

        @Override
        public <R> R handle(Function<Outcome, R> ended, Supplier<R> decideAgain) {
            return ended.apply(outcome);
        }
    }

    /** The record has changed: the attempt loads it again and decides again. */
    record DecideAgain() implements Step {

        @Override
        public <R> R handle(Function<Outcome, R> ended, Supplier<R> decideAgain) {
            return decideAgain.get();
        }
    }

    <R> R handle(Function<Outcome, R> ended, Supplier<R> decideAgain);
}
