package dev.backdrop.firefly;

import java.time.Duration;
import java.util.Optional;

/**
 * What went wrong with one call.
 *
 * @param status HTTP status; 0 where there was no answer
 * @param code Adobe's error code; empty where it gave none
 * @param message a sentence for a person: what happened and what to do; holds no secret and no signed address
 * @param retryAfter how long to leave it before another attempt is worth while, where that is known
 * @param requestId Adobe's name for the call, for a support case
 */
public record FireflyProblem(
        ProblemKind kind,
        Route route,
        int status,
        String code,
        String message,
        Optional<Duration> retryAfter,
        Optional<String> requestId) {

    /** The same problem, with one more sentence about it. */
    public FireflyProblem with(String detail) {
        return new FireflyProblem(kind, route, status, code, message + " " + detail, retryAfter, requestId);
    }

    /** The same problem, not worth another attempt before {@code pause} has passed. */
    public FireflyProblem notBefore(Duration pause) {
        Duration longer = retryAfter.filter(known -> known.compareTo(pause) > 0).orElse(pause);
        return new FireflyProblem(kind, route, status, code, message, Optional.of(longer), requestId);
    }
}
