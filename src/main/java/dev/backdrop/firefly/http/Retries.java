package dev.backdrop.firefly.http;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.Again;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.FireflyProblem;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.firefly.RetryDecision;
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
        return run(deadline, attempt, problem -> {});
    }

    /** @param beforeAnother receives each failure after which the call is sent again */
    public <T> T run(Deadline deadline, Supplier<T> attempt, Consumer<FireflyProblem> beforeAnother) {
        boolean renewed = false;
        FireflyProblem refusal = null;
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (FireflyException failed) {
                FireflyProblem problem = failed.problem();
                if (failed.again() == Again.NEVER || failed.again() == Again.AFTER_RENEWAL && renewed) {
                    throw withoutRetry(reasonOf(refusal, problem), failed);
                }
                if (failed.again() == Again.AFTER_RENEWAL) {
                    renewed = true;
                    beforeAnother.accept(problem);
                } else if (failed.again() == Again.WITH_PERMIT && tries < mostTries(problem)) {
                    refusal = problem;
                    beforeAnother.accept(problem);
                } else {
                    Duration pause = backoff.pause(tries, problem.retryAfter());
                    if (tries >= mostTries(problem) || !deadline.allows(pause, clock)) {
                        throw withoutRetry(problem.notBefore(pause), failed);
                    }
                    beforeAnother.accept(problem);
                    sleep(pause, problem, failed);
                }
            }
        }
    }

    /** Reports Adobe's refusal where the refused call gets no other permit in time. */
    private static FireflyProblem reasonOf(@Nullable FireflyProblem refusal, FireflyProblem problem) {
        return refusal != null && problem.kind() == ProblemKind.RATE_LIMITED
                ? refusal.notBefore(problem.retryAfter().orElse(Duration.ZERO))
                : problem;
    }

    private static int mostTries(FireflyProblem problem) {
        return problem.kind() == ProblemKind.RATE_LIMITED ? TRIES_WHILE_LIMITED : TRIES_WHILE_UNAVAILABLE;
    }

    /** Returns an exception that no outer loop retries. */
    private static FireflyException withoutRetry(FireflyProblem problem, FireflyException failed) {
        return new FireflyException(new RetryDecision(problem, Again.NEVER), failed);
    }

    private void sleep(Duration pause, FireflyProblem problem, FireflyException failed) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException handOver) {
            Thread.currentThread().interrupt();
            throw withoutRetry(problem.notBefore(pause), failed);
        }
    }
}
