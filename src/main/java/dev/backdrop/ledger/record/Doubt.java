package dev.backdrop.ledger.record;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What is not known about a fill, since when.
 *
 * @param message the cause and the remedy, for a person
 * @param adobeRequestId the call after which it is not known; null where Adobe did not answer, or named none
 */
public record Doubt(
        Kind reason,
        String message,
        Instant since,
        @Nullable String adobeRequestId) {

    public static Doubt because(Kind reason, String cause, Instant since, Optional<String> adobeRequestId) {
        return new Doubt(reason, cause + " " + reason.remedy, since, adobeRequestId.orElse(null));
    }

    public enum Kind {
        /** It may have been accepted and paid for. */
        UNKNOWN(
                "Look at the usage in Adobe's console, then invoke with \"resolve\":\"retry\" to pay again, or \"forget\"."),
        /** It was paid for, and as far as is known its result cannot be fetched any more. */
        LOST_RESULT(
                "It was paid for. Invoke with \"resolve\":\"fetch\" to ask for it once more, \"retry\" to pay again, or"
                        + " \"forget\".");

        private final String remedy;

        Kind(String remedy) {
            this.remedy = remedy;
        }
    }
}
