package dev.backdrop.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Runs two pieces of work at once and waits for both, even where one fails: what the other did must be known. Its threads
 * must be others than its callers': these wait.
 */
public final class ParallelPair {

    private final Executor executor;

    public ParallelPair(Executor executor) {
        this.executor = executor;
    }

    public <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second) {
        CompletableFuture<A> other = CompletableFuture.supplyAsync(first, executor);
        B here;
        try {
            here = second.get();
        } catch (RuntimeException | Error e) {
            other.handle((value, failure) -> null).join();
            throw e;
        }
        try {
            return new Both<>(other.join(), here);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    public record Both<A, B>(A first, B second) {}
}
