package dev.backdrop.local.firefly.adobe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import dev.backdrop.local.firefly.paint.Repainter;

/**
 * Paints orders in the background, one picture per seed. Equal orders give equal pictures, so it keeps the last ones: a
 * benchmark of other code must not measure the painting.
 */
public final class AsyncRepainter {

    private static final int KEPT = 64;

    private final Map<PictureKey, byte[]> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PictureKey, byte[]> eldest) {
            return size() > KEPT;
        }
    });
    private final Repainter repainter;
    private final MaskMaker masks = new MaskMaker();
    private final Results results;
    private final Executor painters;

    /** Everything a picture depends on. */
    private record PictureKey(String photo, String mask, boolean invert, String prompt, long seed, Size size) {}

    public AsyncRepainter(Repainter repainter, Results results, Executor painters) {
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

    CompletableFuture<List<JobState.Output>> mask(byte[] photo) {
        return CompletableFuture.supplyAsync(
                () -> masks.mask(photo).map(mask -> new JobState.Output(0, results.keep(mask))).stream()
                        .toList(),
                painters);
    }

    private byte[] picture(FillOrder order, long seed) {
        PictureKey key = new PictureKey(
                order.photo().sha256(),
                order.mask().sha256(),
                order.request().invert(),
                order.request().prompt(),
                seed,
                order.output());
        byte[] known = kept.get(key);
        if (known == null) {
            known = painted(order, seed);
            kept.put(key, known);
        }
        return known;
    }

    private byte[] painted(FillOrder order, long seed) {
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
