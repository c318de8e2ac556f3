package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void aSmallBucketIsListedTwiceASecond() {
        assertThat(Rounds.restAfter(Duration.ofMillis(20))).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aBucketThatTakesLongToListTakesAThirdOfTheTimeAtMost() {
        assertThat(Rounds.restAfter(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(4));
    }
}
