package dev.backdrop.headshot.delivery;

import java.util.function.Function;
import java.util.function.Supplier;

import dev.backdrop.ledger.decision.StoredResults;

/** What became of a fill's results. */
public sealed interface Delivery {

    /**
     * All of them are stored.
     *
     * @param keptAside whether they wait for their photo, outside the results
     */
    record Stored(StoredResults results, boolean keptAside) implements Delivery {

        @Override
        public <R> R handle(Function<Stored, R> stored, Supplier<R> unusable) {
            return stored.apply(this);
        }
    }

    /** One of them is no picture, or no longer there. The next delivery stores all of them again. */
    record Unusable() implements Delivery {

        @Override
        public <R> R handle(Function<Stored, R> stored, Supplier<R> unusable) {
            return unusable.get();
        }
    }

    <R> R handle(Function<Stored, R> stored, Supplier<R> unusable);
}
