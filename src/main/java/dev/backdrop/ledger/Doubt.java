package dev.backdrop.ledger;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is not known about a fill, since when. */
public record Doubt(Kind reason, String message, Instant since) {

    public enum Kind {
        /** It may have been accepted and paid for. */
        @JsonProperty("unknown")
        UNKNOWN,
        /** It was paid for, and its result cannot be had any more. */
        @JsonProperty("lost-result")
        LOST_RESULT
    }
}
