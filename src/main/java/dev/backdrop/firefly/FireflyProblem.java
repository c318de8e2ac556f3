package dev.backdrop.firefly;

import java.time.Duration;
import java.util.Optional;

/**
 * What went wrong with one call.
 *
 * @param status HTTP status; 0 where there was no answer
 * @param code Adobe's error code; empty where it gave none
 * @param message a sentence for a person: what happened and what to do; without secrets and signed addresses
 * @param retryAfter how long to wait before another attempt, where that is known
 * @param requestId Adobe's id of the call, for a support case
 */
public record FireflyProblem(
        ProblemKind kind,
        Route route,
        int status,
        String code,
        String message,
        Optional<Duration> retryAfter,
        Optional<String> requestId) {

    /** Returns the same problem with one more sentence in its message. */
    public FireflyProblem with(String detail) {
        return new FireflyProblem(kind, route, status, code, message + " " + detail, retryAfter, requestId);
    }

    /** Returns the same problem, with Adobe's id of the call. */
    public FireflyProblem from(Optional<String> adobeRequestId) {
        return new FireflyProblem(kind, route, status, code, message, retryAfter, adobeRequestId);
    }

    /** Returns the same problem, with a pause of at least {@code pause} before another attempt. */
    public FireflyProblem notBefore(Duration pause) {
        Duration longer = retryAfter.filter(known -> known.compareTo(pause) > 0).orElse(pause);
        return new FireflyProblem(kind, route, status, code, message, Optional.of(longer), requestId);
    }
}
