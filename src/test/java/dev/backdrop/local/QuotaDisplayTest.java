package dev.backdrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.fixture.VirtualTime;
import dev.backdrop.local.console.Count;
import dev.backdrop.local.store.BucketStore;
import dev.backdrop.quota.QuotaLimits;
import dev.backdrop.quota.Reservations;
import dev.backdrop.time.Deadline;

/** What page and console show while the function's instances wait for the quota in the bucket. */
class QuotaDisplayTest {
    private static final Keys KEYS = new Keys(Prefixes.STANDARD);

    private final BucketStore store = BucketStore.inMemory(created -> {});
    private final S3Client s3 = store.newClient();
    private final VirtualTime time = new VirtualTime();
    private final List<String> page = new ArrayList<>();
    private final List<String> console = new ArrayList<>();
    private Count count = new Count(0, 2, 2);

    @AfterEach
    void close() {
        s3.close();
        store.close();
    }

    @Test
    void showsTheReservationUntilNothingWaits() {
        Map<String, String> environment = Map.of("BACKDROP_FIREFLY_REQUESTS_PER_MINUTE", "4");
        QuotaDisplay display = display(environment);
        display.run();
        assertThat(page).containsExactly("");

        reserve(environment);
        time.pass(Duration.ofSeconds(5));
        display.run();
        String line = "waiting for the quota: next call in 10 s; 0 of 2 done, about 92 s left";
        assertThat(page).last().isEqualTo(line);
        assertThat(console).singleElement().asString().endsWith(line);

        count = new Count(2, 2, 0);
        display.run();
        assertThat(page).last().isEqualTo("");
        assertThat(console).hasSize(1);
    }

    @Test
    void isSilentIfTheQuotaIsLarge() {
        Map<String, String> environment = Map.of("BACKDROP_FIREFLY_REQUESTS_PER_MINUTE", "6000");
        QuotaDisplay display = display(environment);
        reserve(environment);
        time.pass(Duration.ofSeconds(5));

        display.run();

        assertThat(page).containsExactly("");
        assertThat(console).isEmpty();
    }

    @Test
    void continuesAfterTheBucketWasUnavailable() {
        Map<String, String> environment = Map.of();
        QuotaDisplay display = display(environment);
        s3.deleteBucket(request -> request.bucket(BucketStore.BUCKET));
        display.run();
        s3.createBucket(request -> request.bucket(BucketStore.BUCKET));
        reserve(environment);

        display.run();

        assertThat(page).last().asString().startsWith("waiting for the quota");
    }

    @Test
    void readsTheLimitsAsTheFunctionDoes() {
        QuotaLimits standard = FunctionQuota.limits(Map.of("BACKDROP_BUCKET", "any", "AWS_REGION", "any"));
        assertThat(standard.requestsPerMinute()).isEqualTo(4);
        assertThat(standard.requestsPerDay()).isEqualTo(9_000);
        assertThat(standard.counted()).hasSize(2);
        assertThat(standard.operationsPerDay()).isEmpty();
        QuotaLimits own = FunctionQuota.limits(Map.of(
                "BACKDROP_FIREFLY_REQUESTS_PER_MINUTE", "7",
                "BACKDROP_FIREFLY_REQUESTS_PER_DAY", "70",
                "BACKDROP_FIREFLY_COUNTED_CALLS", "fill",
                "BACKDROP_BUDGET_OPERATIONS_PER_DAY", "100"));
        assertThat(own.requestsPerMinute()).isEqualTo(7);
        assertThat(own.requestsPerDay()).isEqualTo(70);
        assertThat(own.counted()).hasSize(1);
        assertThat(own.operationsPerDay()).hasValue(100);
    }

    private QuotaDisplay display(Map<String, String> environment) {
        FunctionQuota quota = new FunctionQuota(s3, KEYS, environment, time, time);
        return new QuotaDisplay(() -> count, quota, page::add, console::add, time);
    }

    /** Reserves as an instance of the function does for a headshot. */
    private void reserve(Map<String, String> environment) {
        Deadline latest = new Deadline(time.instant().plusSeconds(60));
        new Reservations(
                        new Bucket(s3, BucketStore.BUCKET),
                        KEYS.quota(),
                        FunctionQuota.limits(environment),
                        time,
                        time,
                        new Random())
                .reserve("ana", 2, 1, latest.at(), latest);
    }
}
