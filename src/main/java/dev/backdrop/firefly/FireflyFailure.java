package dev.backdrop.firefly;

import java.time.Duration;
import java.util.Optional;

/**
 * How one call to Adobe failed, and what that means.
 *
 * @param kind what it means for the headshot
 * @param retry whether the call is sent again within the same invocation
 * @param code Adobe's error code; empty where it gave none
 * @param message a sentence for a person: what happened and what to do; without secrets and signed addresses
 * @param retryAfter how long to wait before another attempt, where that is known
 * @param requestId Adobe's id of the call, for a support case
 */
public record FireflyFailure(
        ProblemKind kind,
        Retry retry,
        String code,
        String message,
        Optional<Duration> retryAfter,
        Optional<String> requestId) {

    /** Whether and when a failed call is sent again within the same invocation. */
    public enum Retry {
        NEVER,
        /** Once, without a pause, with a new token or with credentials that were read again. */
        AFTER_RENEWAL,
        AFTER_PAUSE,
        /** When a permit allows it: the whole organisation pauses, and {@link Permits} know until when. */
        WITH_PERMIT
    }

    /** Returns the failure of a call that Adobe did not answer. */
    public static FireflyFailure unanswered(ProblemKind kind, Retry retry, String message) {
        return new FireflyFailure(kind, retry, "", message, Optional.empty(), Optional.empty());
    }

    /** Returns the same failure with one more sentence in its message. */
    public FireflyFailure with(String detail) {
        return new FireflyFailure(kind, retry, code, message + " " + detail, retryAfter, requestId);
    }

    /** Returns the same failure, with Adobe's id of the call. */
    public FireflyFailure from(Optional<String> adobeRequestId) {
        return new FireflyFailure(kind, retry, code, message, retryAfter, adobeRequestId);
    }

    /** Returns the same failure, with a pause of at least {@code pause} before another attempt. */
    public FireflyFailure notBefore(Duration pause) {
        Duration longer = retryAfter.filter(known -> known.compareTo(pause) > 0).orElse(pause);
        return new FireflyFailure(kind, retry, code, message, Optional.of(longer), requestId);
    }

    /** Returns the same failure, whose call is sent again as {@code other} says. */
    public FireflyFailure retrying(Retry other) {
        return new FireflyFailure(kind, other, code, message, retryAfter, requestId);
    }
}
