package dev.backdrop.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.local.store.BucketStore;

/** The cap over several instances, which share nothing but the bucket. */
class BudgetTest {

    private static final Instant EVENING = Instant.parse("2026-11-22T21:00:00Z");
    private static final String FOLDER = "records/.budget/";

    private final BucketStore store = BucketStore.inMemory(created -> {});
    private final S3Client s3 = store.newClient();

    @AfterEach
    void close() {
        s3.close();
        store.close();
    }

    @Test
    void allInstancesTogetherGetExactlyTheCap() throws Exception {
        int instances = 8;
        CyclicBarrier together = new CyclicBarrier(instances);
        ExecutorService threads = Executors.newFixedThreadPool(instances);
        try {
            List<Future<Integer>> granted = threads.invokeAll(IntStream.range(0, instances)
                    .mapToObj(instance -> (Callable<Integer>) () -> {
                        Budget budget = budget(25, EVENING);
                        together.await();
                        return (int) IntStream.range(0, 10)
                                .filter(i -> budget.take(1).isEmpty())
                                .count();
                    })
                    .toList());
            int sum = 0;
            for (Future<Integer> one : granted) {
                sum += one.get();
            }
            assertThat(sum).isEqualTo(25);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsRefusedWaitsForTheNextDay() {
        Budget budget = budget(3, EVENING);
        assertThat(budget.take(3)).isEmpty();
        assertThat(budget.take(1)).contains(Duration.ofHours(3));

        assertThat(budget(3, EVENING.plus(Duration.ofHours(3))).take(3)).isEmpty();
    }

    @Test
    void severalImagesAreGrantedTogetherOrNotAtAll() {
        Budget budget = budget(6, EVENING);
        assertThat(budget.take(4)).isEmpty();
        assertThat(budget.take(4)).isPresent();
        assertThat(budget.leftNow()).hasValue(2);
        assertThat(budget.take(2)).isEmpty();
    }

    @Test
    void whatIsCertainlyNotBilledIsGivenBackToItsDay() {
        Budget yesterday = budget(1, EVENING);
        assertThat(yesterday.take(1)).isEmpty();
        Budget today = budget(1, EVENING.plus(Duration.ofHours(4)));
        assertThat(today.take(1)).isEmpty();

        today.giveBack(EVENING, 1);

        assertThat(yesterday.leftNow()).hasValue(1);
        assertThat(today.leftNow()).hasValue(0);
    }

    @Test
    void anUnreadableBudgetIsNoPermissionToSpend() {
        s3.putObject(
                request -> request.bucket(BucketStore.BUCKET).key(FOLDER + "2026-11-22.json"),
                RequestBody.fromString("{\"operations\":\"some\""));

        assertThatThrownBy(() -> budget(5, EVENING).take(1)).hasMessageContaining("mend or delete it");
    }

    @Test
    void withoutACapNothingIsCounted() {
        Budget free = new Budget(
                new Bucket(s3, BucketStore.BUCKET), FOLDER, OptionalInt.empty(), Clock.fixed(EVENING, ZoneOffset.UTC));

        assertThat(free.take(1_000_000)).isEmpty();
        assertThat(free.leftNow()).isEmpty();
        assertThat(store.hooks().counts().values()).containsOnly(0L);
    }

    private Budget budget(int perDay, Instant now) {
        return new Budget(
                new Bucket(s3, BucketStore.BUCKET), FOLDER, OptionalInt.of(perDay), Clock.fixed(now, ZoneOffset.UTC));
    }
}
