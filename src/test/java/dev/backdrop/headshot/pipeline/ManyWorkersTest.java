package dev.backdrop.headshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.fixture.Staff;
import dev.backdrop.fixture.StandIns;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.local.store.StoreHooks.Phase;
import dev.backdrop.local.store.StoreOperation;
import dev.backdrop.time.Deadline;

/** Twenty attempts at one headshot at the same instant, against the S3 and Firefly APIs. */
@QuarkusTest
@WithTestResource(StandIns.class)
class ManyWorkersTest {
    private static final int WORKERS = 20;

    @Inject
    Headshots headshots;

    StandIns standIns;
    private Staff staff;
    private ExecutorService threads;

    @BeforeEach
    void open() {
        staff = new Staff(standIns.store());
        threads = Executors.newFixedThreadPool(WORKERS);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        staff.close();
    }

    @ParameterizedTest(name = "messages that come back: {0}")
    @ValueSource(booleans = {true, false})
    void twentyWorkersPayForOneFill(boolean redelivered) {
        String id = "crowd/" + redelivered;
        staff.dropPair(id, redelivered ? 1 : 2);
        int billedBefore = standIns.firefly().billedOperations();
        CountDownLatch allLooked = new CountDownLatch(WORKERS);
        List<Outcome> outcomes;

        // No worker goes on before all workers have seen that there is no record.
        try (var hook = standIns.store()
                .hooks()
                .onRequest(StoreOperation.LIST_OBJECTS, key -> key.contains(id), Phase.AFTER, request -> {
                    if (request.key().startsWith("masks/")) {
                        meet(allLooked);
                    }
                })) {
            assertThat(hook).isNotNull();
            outcomes = IntStream.range(0, WORKERS)
                    .mapToObj(worker -> CompletableFuture.supplyAsync(
                            () -> headshots
                                    .process(task(id, worker, redelivered))
                                    .outcome(),
                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(allLooked.getCount()).as("workers that came together").isZero();
        assertThat(standIns.firefly().billedOperations() - billedBefore)
                .as("fills")
                .isEqualTo(1);
        assertThat(outcomes).filteredOn(Outcome.Processed.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !(outcome instanceof Outcome.Processed))
                .hasSize(WORKERS - 1)
                .allSatisfy(outcome -> assertThat(outcome.word()).isIn("unchanged", "deferred"));
        assertThat(staff.record(id).path("operationsBilled").asInt()).isEqualTo(1);
    }

    private static Task task(String id, int worker, boolean redelivered) {
        return new Task(
                new WorkItem(id, Map.of(), Order.NORMAL, Optional.empty(), redelivered),
                "worker-" + worker,
                new Deadline(Clock.systemUTC().instant().plus(Duration.ofSeconds(60))),
                () -> true);
    }

    private static void meet(CountDownLatch allWorkers) {
        allWorkers.countDown();
        try {
            assertThat(allWorkers.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
