package dev.backdrop.reprocess.scan;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Applies a function to many elements in parallel, a few at a time. */
public final class Parallel {

    private final Executor executor;
    private final int atOnce;

    public Parallel(Executor executor, int atOnce) {
        this.executor = executor;
        this.atOnce = atOnce;
    }

    /** Returns the results in the order of the elements. Throws the exception of an element after all lanes have ended. */
    public <A, B> List<B> each(List<A> elements, Function<A, B> work) {
        AtomicReferenceArray<B> results = new AtomicReferenceArray<>(elements.size());
        AtomicInteger next = new AtomicInteger();
        CompletableFuture<?>[] lanes = IntStream.range(0, Math.min(atOnce, elements.size()))
                .mapToObj(lane -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = next.getAndIncrement(); i < elements.size(); i = next.getAndIncrement()) {
                                results.set(i, work.apply(elements.get(i)));
                            }
                        },
                        executor))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(lanes).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return IntStream.range(0, elements.size()).mapToObj(results::get).toList();
    }
}
