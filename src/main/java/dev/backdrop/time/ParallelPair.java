package dev.backdrop.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Runs two tasks in parallel and waits for both, even where one fails: the caller needs the other's result. The executor's
 * threads must not be the callers', which wait.
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
