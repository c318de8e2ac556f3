package dev.backdrop.firefly.http;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.firefly.FireflyFailure.Retry;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.time.Deadline;
import dev.backdrop.time.Sleeper;

/**
 * Sends a call again where {@link ErrorCatalogue} says so. Beyond the deadline it gives up, and the caller defers its
 * work.
 */
public class Retries {

    private static final int TRIES_WHILE_UNAVAILABLE = 4;

    /** The deadline usually comes first. */
    private static final int TRIES_WHILE_LIMITED = 8;

    private final Backoff backoff;
    private final Clock clock;
    private final Sleeper sleeper;

    public Retries(Backoff backoff, Clock clock, Sleeper sleeper) {
        this.backoff = backoff;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    public <T> T run(Deadline deadline, Supplier<T> attempt) {
        return run(deadline, attempt, failure -> {});
    }

    /** @param beforeAnother receives each failure after which the call is sent again */
    public <T> T run(Deadline deadline, Supplier<T> attempt, Consumer<FireflyFailure> beforeAnother) {
        boolean renewed = false;
        @Nullable FireflyFailure refusal = null;
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (FireflyException failed) {
                FireflyFailure failure = failed.failure();
                boolean isLast = tries >= mostTries(failure);
                Retry retry = isLast && failure.retry() == Retry.WITH_PERMIT ? Retry.AFTER_PAUSE : failure.retry();
                Duration pause =
                        switch (retry) {
                            case NEVER -> throw withoutRetry(reasonOf(refusal, failure), failed);
                            case AFTER_RENEWAL -> {
                                if (renewed) {
                                    throw withoutRetry(reasonOf(refusal, failure), failed);
                                }
                                renewed = true;
                                yield Duration.ZERO;
                            }
                            case WITH_PERMIT -> {
                                refusal = failure;
                                yield Duration.ZERO;
                            }
                            case AFTER_PAUSE -> {
                                Duration backedOff = backoff.pause(tries, failure.retryAfter());
                                if (isLast || !deadline.allows(backedOff, clock)) {
                                    throw withoutRetry(failure.notBefore(backedOff), failed);
                                }
                                yield backedOff;
                            }
                        };
                beforeAnother.accept(failure);
                sleep(pause, failed);
            }
        }
    }

    /** Reports Adobe's refusal where the refused call gets no other permit in time. */
    private static FireflyFailure reasonOf(@Nullable FireflyFailure refusal, FireflyFailure failure) {
        return refusal != null && failure.kind() == ProblemKind.RATE_LIMITED
                ? refusal.notBefore(failure.retryAfter().orElse(Duration.ZERO))
                : failure;
    }

    private static int mostTries(FireflyFailure failure) {
        return failure.kind() == ProblemKind.RATE_LIMITED ? TRIES_WHILE_LIMITED : TRIES_WHILE_UNAVAILABLE;
    }

    /** Returns an exception that no outer loop retries. */
    private static FireflyException withoutRetry(FireflyFailure failure, FireflyException failed) {
        return new FireflyException(failure.retrying(Retry.NEVER), failed);
    }

    private void sleep(Duration pause, FireflyException failed) {
        if (pause.isZero()) {
            return;
        }
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException handOver) {
            Thread.currentThread().interrupt();
            throw withoutRetry(failed.failure().notBefore(pause), failed);
        }
    }
}
