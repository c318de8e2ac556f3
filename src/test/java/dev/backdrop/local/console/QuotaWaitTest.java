package dev.backdrop.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.backdrop.quota.JobInFlight;
import dev.backdrop.quota.QuotaSnapshot;

class QuotaWaitTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Duration SLOW = Duration.ofSeconds(15);

    @Test
    void givesTheNextCallAndTheProgress() {
        assertThat(words(new Count(3, 8, 5), quota(SLOW, 40, 40, 0)))
                .contains("waiting for the quota: next call in 40 s; 3 of 8 done, about 4 min left");
        assertThat(words(new Count(7, 8, 1), quota(SLOW, 0, 15, 1)))
                .contains("waiting for the quota: next call now; 7 of 8 done, about 45 s left");
        assertThat(words(new Count(0, 900, 900), quota(SLOW, 110, 200, 2)))
                .contains("waiting for the quota: next call in 2 min; 0 of 900 done, about 11 h left");
    }

    @Test
    void isSilentIfNothingIsLeft() {
        assertThat(words(new Count(7, 8, 0), quota(SLOW, 4, 30, 0))).isEmpty();
    }

    @Test
    void isSilentIfASlotIsFreeNow() {
        assertThat(words(new Count(3, 8, 5), quota(SLOW, 0, 0, 0))).isEmpty();
    }

    @Test
    void isSilentOnceTheLastCallsHaveGoneOut() {
        assertThat(words(new Count(6, 8, 2), quota(SLOW, 9, 9, 2))).isEmpty();
        assertThat(words(new Count(6, 8, 2), quota(SLOW, 9, 9, 1))).isPresent();
        assertThat(words(new Count(6, 8, 2), quota(SLOW, 9, 24, 2))).isPresent();
    }

    @Test
    void isSilentIfTheQuotaIsLarge() {
        assertThat(words(new Count(3, 800, 797), quota(Duration.ofMillis(100), 0, 60, 9)))
                .isEmpty();
    }

    @Test
    void reportsAPauseOfALargeQuotaToo() {
        QuotaSnapshot paused = new QuotaSnapshot(
                Duration.ofMillis(100),
                NOW.plusSeconds(20),
                NOW.plusSeconds(21),
                Optional.of(NOW.plusSeconds(20)),
                3,
                0,
                0,
                OptionalInt.empty(),
                List.of());
        assertThat(words(new Count(3, 8, 5), paused))
                .contains("waiting for the quota: next call in 20 s; 3 of 8 done, about 2 s left");
    }

    private static Optional<String> words(Count count, QuotaSnapshot quota) {
        return QuotaWait.words(count, quota, NOW);
    }

    private static QuotaSnapshot quota(Duration spacing, int nextCall, int firstFree, int jobs) {
        return new QuotaSnapshot(
                spacing,
                NOW.plusSeconds(nextCall),
                NOW.plusSeconds(firstFree),
                Optional.empty(),
                3,
                0,
                0,
                OptionalInt.empty(),
                IntStream.range(0, jobs)
                        .mapToObj(job -> new JobInFlight("job-" + job, NOW, NOW))
                        .toList());
    }
}
