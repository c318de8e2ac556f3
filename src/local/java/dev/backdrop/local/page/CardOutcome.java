package dev.backdrop.local.page;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.backdrop.text.KebabCase;

/**
 * The outcome that a card shows. Reason and message may be null.
 *
 * @param adobeRequestId the call that Adobe refused, for a support case; null where none is known
 */
record CardOutcome(Outcome outcome, String reason, String message, String adobeRequestId) {

    CardOutcome(Outcome outcome, String reason, String message) {
        this(outcome, reason, message, null);
    }

    /**
     * The function's outcomes as the page shows them: unchanged is processed, and everything under way is in progress.
     */
    enum Outcome {
        PROCESSED,
        WAITING,
        REJECTED,
        IN_DOUBT,
        IN_PROGRESS,
        DEFERRED,
        FAILED;

        @JsonValue
        String word() {
            return KebabCase.of(this);
        }
    }

    static CardOutcome of(Outcome outcome, String message) {
        return new CardOutcome(outcome, null, message);
    }
}
