package dev.backdrop.headshot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.pipeline.Studio;
import dev.backdrop.local.Eventually;

/** How many results are in memory at once, over all headshots of an instance. */
class ResultsInMemoryTest {

    private static final int HEADSHOTS = 6;

    private final Studio studio = new Studio();
    private final List<Thread> workers = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(HEADSHOTS, work -> {
        Thread thread = new Thread(work);
        workers.add(thread);
        return thread;
    });

    @AfterEach
    void close() {
        executor.shutdownNow();
        studio.close();
    }

    @Test
    void areTwoHoweverManyHeadshotsAreFinishedAtOnce() throws Exception {
        studio.look("variations", "4");
        IntStream.range(0, HEADSHOTS).forEach(i -> studio.dropPair("ana-" + (char) ('a' + i), 700 + i));
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        studio.firefly.whileDownloading(() -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            await(goOn);
            inside.decrementAndGet();
        });

        List<Future<Outcome>> outcomes = IntStream.range(0, HEADSHOTS)
                .mapToObj(i -> executor.submit(() -> studio.attempt("ana-" + (char) ('a' + i))))
                .toList();
        // All of them download, or wait until they may.
        Eventually.holds(() -> inside.get() >= 2
                && workers.size() == HEADSHOTS
                && workers.stream().allMatch(worker -> worker.getState() == Thread.State.WAITING));
        assertThat(inside.get()).isEqualTo(2);
        goOn.countDown();

        for (Future<Outcome> outcome : outcomes) {
            assertThat(outcome.get().word()).isEqualTo("processed");
        }
        assertThat(most.get()).isEqualTo(2);
        assertThat(studio.stored("processed/")).hasSize(4 * HEADSHOTS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
