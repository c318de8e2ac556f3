package dev.backdrop.ledger.record;

/** Where a headshot stands. */
public enum State {
    /** Chosen for work: being checked and uploaded. Nothing can have been paid for. */
    PREPARING,
    /** A fill is about to be, or may have been, paid for: the record cannot say until it has the job id. */
    INTENT,
    /** Firefly accepted the fill: from here on only polling. */
    SUBMITTED,
    /** The result is stored. */
    PROCESSED,
    /** Refused for good, with a reason a person understands. */
    REJECTED,
    /** A fill may have been paid for, or was and its result is lost. */
    IN_DOUBT
}
