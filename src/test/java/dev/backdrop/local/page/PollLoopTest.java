package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class PollLoopTest {

    @Test
    void aSmallBucketIsListedTwiceASecond() {
        assertThat(PollLoop.restAfter(Duration.ofMillis(20))).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aBucketThatTakesLongToListTakesAThirdOfTheTimeAtMost() {
        assertThat(PollLoop.restAfter(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(4));
    }
}
