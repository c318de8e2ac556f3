package dev.backdrop.ledger.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a headshot stands. */
public enum State {
    /** Chosen for work: being checked and uploaded. Nothing can have been paid for. */
    @JsonProperty("preparing")
    PREPARING,
    /** A fill is about to be, or may have been, paid for: the record cannot say until it has the job id. */
    @JsonProperty("intent")
    INTENT,
    /** Firefly accepted the fill: from here on only polling. */
    @JsonProperty("submitted")
    SUBMITTED,
    /** The result is stored. */
    @JsonProperty("processed")
    PROCESSED,
    /** Refused for good, with a reason a person understands. */
    @JsonProperty("rejected")
    REJECTED,
    /** A fill may have been paid for, or was and its result is lost. */
    @JsonProperty("in-doubt")
    IN_DOUBT;

    /** Whether nothing more happens unless a file is replaced or a person asks for it. */
    public boolean isFinal() {
        return this == PROCESSED || this == REJECTED || this == IN_DOUBT;
    }
}
