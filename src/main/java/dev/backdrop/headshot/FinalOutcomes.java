package dev.backdrop.headshot;

import java.util.Optional;

import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.State;

/** The outcome of attempts that find everything done. */
public final class FinalOutcomes {

    /** Why an attempt ended that found somebody else at work. */
    public static final String CLAIMED = "claimed";

    public static final String AT_WORK = "Another invocation is at work on it.";

    private FinalOutcomes() {}

    /** Nothing where the record is not final, or where a setting may allow going on by itself. */
    public static Optional<Outcome> ofFinal(HeadshotRecord record) {
        return record.state() == State.PROCESSED || record.state() == State.REJECTED
                ? Optional.of(of(record))
                : Optional.empty();
    }

    public static Outcome of(HeadshotRecord record) {
        return switch (record.state()) {
            case PROCESSED -> new Outcome.Unchanged("done", "It is processed already.");
            case REJECTED ->
                new Outcome.Rejected(
                        record.rejection().reason(), record.rejection().message());
            case IN_DOUBT -> new Outcome.InDoubt(record.doubt().message());
            case PREPARING, INTENT, SUBMITTED -> throw new IllegalStateException(record.state() + " is no ending");
        };
    }

    public static Outcome covered() {
        return new Outcome.Unchanged(CLAIMED, AT_WORK);
    }
}
