package dev.backdrop.local.firefly.adobe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import dev.backdrop.local.firefly.paint.Repainter;

/** Has orders painted, one picture for each seed, without anybody waiting for it. */
public final class Studio {

    private final Repainter repainter;
    private final Results results;
    private final Executor painters;

    public Studio(Repainter repainter, Results results, Executor painters) {
        this.repainter = repainter;
        this.results = results;
        this.painters = painters;
    }

    Set<String> ignoredWords(String prompt) {
        return repainter.ignoredWords(prompt);
    }

    CompletableFuture<List<JobState.Output>> paint(FillOrder order, List<Long> seeds) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<JobState.Output> outputs = new ArrayList<>();
                    seeds.forEach(seed -> outputs.add(new JobState.Output(seed, results.keep(picture(order, seed)))));
                    return List.copyOf(outputs);
                },
                painters);
    }

    private byte[] picture(FillOrder order, long seed) {
        try {
            return repainter.repaint(new Repainter.Order(
                    order.photo().bytes(),
                    order.mask().bytes(),
                    order.request().invert(),
                    order.request().prompt(),
                    seed,
                    order.output().width(),
                    order.output().height()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
