package dev.backdrop.reprocess.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

class QuotaTest {

    private final Quota quota = new Quota(4, 9_000, 3, OptionalInt.empty());

    @Test
    void aHeadshotTakesItsRequestsFromTheMinute() {
        assertThat(quota.timeFor(80, 80)).isEqualTo(Duration.ofHours(1));
        assertThat(quota.timeFor(20_000, 20_000)).isEqualTo(Duration.ofHours(250));
        assertThat(quota.timeFor(0, 0)).isZero();
        assertThat(quota.fillsPerHour()).isEqualTo(80);
    }

    @Test
    void aUsedUpDayQuotaMeansWaitingForTheNextDay() {
        Quota fast = new Quota(600, 9_000, 3, OptionalInt.empty());

        assertThat(fast.timeFor(3_000, 3_000)).isEqualTo(Duration.ofMinutes(15));
        assertThat(fast.timeFor(3_001, 3_001)).isEqualTo(Duration.ofDays(1));
        assertThat(fast.timeFor(50_000, 50_000)).isBetween(Duration.ofDays(16), Duration.ofDays(17));
    }

    @Test
    void aUsedUpCapMeansWaitingForTheNextDay() {
        Quota capped = new Quota(600, 1_000_000, 3, OptionalInt.of(100));

        assertThat(capped.timeFor(100, 100)).isLessThan(Duration.ofDays(1));
        assertThat(capped.timeFor(100, 400)).isBetween(Duration.ofDays(3), Duration.ofDays(4));
    }

    @Test
    void mustBeAtLeastOne() {
        assertThatThrownBy(() -> new Quota(0, 1, 1, OptionalInt.empty())).isInstanceOf(IllegalArgumentException.class);
    }
}
