package dev.backdrop.headshot;

import java.util.Optional;

import dev.backdrop.ledger.record.HeadshotRecord;

/** The outcomes of attempts that find nothing to do. */
public final class FinalOutcomes {

    /** The reason of an outcome that leaves the work to another attempt. */
    public static final String CLAIMED = "claimed";

    public static final String AT_WORK = "Another invocation is at work on it.";

    private FinalOutcomes() {}

    public static Outcome of(HeadshotRecord record) {
        return switch (record.state()) {
            case PROCESSED -> new Outcome.Unchanged("done", "It is processed already.");
            case REJECTED ->
                new Outcome.Rejected(
                        record.requireRejection().reason(),
                        record.requireRejection().message(),
                        Optional.ofNullable(record.requireRejection().adobeRequestId()));
            case IN_DOUBT ->
                new Outcome.InDoubt(
                        record.requireDoubt().message(),
                        Optional.ofNullable(record.requireDoubt().adobeRequestId()));
            case PREPARING, INTENT, SUBMITTED -> throw new IllegalStateException(record.state() + " is not final");
        };
    }

    public static Outcome covered() {
        return new Outcome.Unchanged(CLAIMED, AT_WORK);
    }
}
