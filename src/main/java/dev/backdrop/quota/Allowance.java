package dev.backdrop.quota;

import java.time.Instant;
import java.util.function.Function;

/** The answer to a headshot that asks for its share of the quota. */
public sealed interface Allowance {

    /** All its calls and operations. */
    record Granted(Reservation reservation) implements Allowance {

        @Override
        public <R> R handle(Function<Granted, R> granted, Function<Refusal, R> refused) {
            return granted.apply(this);
        }
    }

    /** Nothing is reserved. */
    sealed interface Refusal extends Allowance {

        @Override
        default <R> R handle(Function<Granted, R> granted, Function<Refusal, R> refused) {
            return refused.apply(this);
        }

        <R> R why(Function<Later, R> later, Function<OverBudget, R> overBudget);
    }

    /** Its last call would come after the invocation's end. {@code first} is when the next slot is free. */
    record Later(Instant first) implements Refusal {

        @Override
        public <R> R why(Function<Later, R> later, Function<OverBudget, R> overBudget) {
            return later.apply(this);
        }
    }

    /** The day's budget is used up until then. */
    record OverBudget(Instant until) implements Refusal {

        @Override
        public <R> R why(Function<Later, R> later, Function<OverBudget, R> overBudget) {
            return overBudget.apply(this);
        }
    }

    <R> R handle(Function<Granted, R> granted, Function<Refusal, R> refused);
}
