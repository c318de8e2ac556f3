package dev.backdrop.firefly.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.FireflyFailure.Retry;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.fixture.VirtualTime;

class RetriesTest {

    private final VirtualTime time = new VirtualTime();
    private final Retries retries = new Retries(new Backoff(new Random(1)), time, time);
    private final List<FireflyFailure> announced = new ArrayList<>();
    private int calls;

    @Test
    void sendsACallAgainUntilItSucceeds() {
        assertThat(run(Duration.ofMinutes(5), failing(2, ProblemKind.UNAVAILABLE, Retry.AFTER_PAUSE, null)))
                .isEqualTo("answer");
        assertThat(calls).isEqualTo(3);
        assertThat(announced).hasSize(2);
    }

    @Test
    void waitsLongerEachTime() {
        assertThatThrownBy(
                () -> run(Duration.ofMinutes(5), failing(99, ProblemKind.UNAVAILABLE, Retry.AFTER_PAUSE, null)));

        assertThat(calls).isEqualTo(4);
        assertThat(time.sleeps.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(time.sleeps.get(1)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
        assertThat(time.sleeps.get(2)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(2000));
    }

    @Test
    void neverUndercutsRetryAfter() {
        run(Duration.ofMinutes(5), failing(1, ProblemKind.RATE_LIMITED, Retry.AFTER_PAUSE, Duration.ofSeconds(20)));

        assertThat(time.sleeps).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21)));
    }

    @Test
    void neverWaitsBeyondTheDeadline() {
        assertThatThrownBy(() -> run(
                        Duration.ofSeconds(15),
                        failing(1, ProblemKind.RATE_LIMITED, Retry.AFTER_PAUSE, Duration.ofSeconds(20))))
                .isInstanceOfSatisfying(FireflyException.class, failed -> {
                    assertThat(failed.failure().kind()).isEqualTo(ProblemKind.RATE_LIMITED);
                    assertThat(failed.failure().retryAfter().orElseThrow())
                            .isGreaterThanOrEqualTo(Duration.ofSeconds(20));
                    assertThat(failed.failure().retry()).isEqualTo(Retry.NEVER);
                });
        assertThat(time.sleeps).isEmpty();
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void sendsACallOnceMoreRightAfterARenewal() {
        assertThat(run(Duration.ofMinutes(5), failing(1, ProblemKind.AUTHENTICATION, Retry.AFTER_RENEWAL, null)))
                .isEqualTo("answer");
        assertThat(time.sleeps).isEmpty();
    }

    @Test
    void givesUpAfterASecondRenewal() {
        assertThatThrownBy(
                () -> run(Duration.ofMinutes(5), failing(9, ProblemKind.AUTHENTICATION, Retry.AFTER_RENEWAL, null)));

        assertThat(calls).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"UNCERTAIN", "CONTENT_REFUSED", "BAD_REQUEST", "QUOTA_EXHAUSTED"})
    void sendsNoCallAgainThatTheCatalogueForbids(ProblemKind kind) {
        assertThatThrownBy(() -> run(Duration.ofMinutes(5), failing(1, kind, Retry.NEVER, null)));

        assertThat(calls).isEqualTo(1);
        assertThat(announced).isEmpty();
    }

    @Test
    void handsOverWhenInterrupted() {
        Retries interrupted = new Retries(new Backoff(new Random(1)), time, duration -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> interrupted.run(
                        time.in(Duration.ofMinutes(5)), failing(1, ProblemKind.UNAVAILABLE, Retry.AFTER_PAUSE, null)))
                .isInstanceOf(FireflyException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private String run(Duration allowed, Supplier<String> attempt) {
        return retries.run(time.in(allowed), attempt, announced::add);
    }

    private Supplier<String> failing(int times, ProblemKind kind, Retry retry, Duration retryAfter) {
        return () -> {
            calls++;
            if (calls <= times) {
                throw new FireflyException(new FireflyFailure(
                        kind, retry, "", "It failed.", Optional.ofNullable(retryAfter), Optional.empty()));
            }
            return "answer";
        };
    }
}
