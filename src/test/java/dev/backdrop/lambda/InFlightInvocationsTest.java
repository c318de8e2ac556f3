package dev.backdrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

class InFlightInvocationsTest {

    private final InFlightInvocations invocations = new InFlightInvocations();

    @Test
    void hasNothingToWaitForAtFirst() throws Exception {
        assertThat(invocations.awaitNone(Duration.ZERO)).isTrue();
    }

    @Test
    void doesNotWaitWithoutEnd() throws Exception {
        invocations.begin();

        assertThat(invocations.awaitNone(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void waitsForTheLast() throws Exception {
        invocations.begin();
        invocations.begin();
        invocations.end();
        CompletableFuture<Void> other = CompletableFuture.runAsync(invocations::end);

        assertThat(invocations.awaitNone(Duration.ofMinutes(1))).isTrue();
        assertThat(other).succeedsWithin(Duration.ofMinutes(1));
        assertThat(invocations.awaitNone(Duration.ZERO)).as("and again").isTrue();
    }
}
