package dev.backdrop.headshot.pairing;

import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.headshot.FinalOutcomes;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Step;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.DesiredFill;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.ledger.record.Claim;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Rejection;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.State;
import dev.backdrop.picture.prepare.PreparedPair.Refused;

/** The outcome for a headshot whose photo or mask is missing, and which has no job to go on with. */
public final class LoneHalf {

    private final Ledger ledger;
    private final Transitions transitions;
    private final EarlyCheck earlyCheck;
    private final MissingHalf missingHalf;

    public LoneHalf(Ledger ledger, Transitions transitions, EarlyCheck earlyCheck, MissingHalf missingHalf) {
        this.ledger = ledger;
        this.transitions = transitions;
        this.earlyCheck = earlyCheck;
        this.missingHalf = missingHalf;
    }

    public Step step(Optional<Found<HeadshotRecord>> entry, Pairing.Halves halves, DesiredFill wanted, Claim claim) {
        Supplier<Step> checked = () -> earlyCheck.judge(
                halves,
                refused -> rejected(entry, wanted, claim, refused),
                () -> new Step.Ended(missingHalf.outcome(wanted.id(), halves)));
        return entry.map(Found::value)
                .map(record -> unlessStillTrue(record, halves, wanted.rules(), checked))
                .orElseGet(checked);
    }

    private Step rejected(Optional<Found<HeadshotRecord>> entry, DesiredFill wanted, Claim claim, Refused refused) {
        Optional<HeadshotRecord> record = entry.map(Found::value);
        Rejection rejection = new Rejection(refused.reason(), refused.message(), wanted.rules(), null);
        boolean mayBeReplaced = record.map(HeadshotRecord::state)
                .map(state -> state == State.PREPARING || state == State.REJECTED)
                .orElse(true);
        if (!mayBeReplaced) {
            // What was processed, or is kept, stays on record: the file may become what it was.
            return new Step.Ended(new Outcome.Rejected(rejection.reason(), rejection.message()));
        }
        HeadshotRecord next = transitions.rejected(transitions.claimed(record, wanted, claim), rejection);
        return ledger.write(entry, next)
                .handle(written -> new Step.Ended(FinalOutcomes.of(written.value())), Step.DecideAgain::new);
    }

    private Step unlessStillTrue(
            HeadshotRecord record, Pairing.Halves halves, @Nullable String rules, Supplier<Step> checked) {
        boolean sameHalf = isOf(record.photo(), halves.photo()) && isOf(record.mask(), halves.mask());
        boolean staysRejected = record.state() == State.REJECTED
                && sameHalf
                && !record.requireRejection().isOutdated(rules);
        if (record.state() == State.IN_DOUBT || staysRejected) {
            return new Step.Ended(FinalOutcomes.of(record));
        }
        return record.hasKeptResults() && halves.photo().isEmpty()
                ? new Step.Ended(missingHalf.keptAside(record))
                : checked.get();
    }

    private static boolean isOf(@Nullable Source recorded, Optional<StoredObject> half) {
        return Optional.ofNullable(recorded).map(Source::etag).equals(half.map(StoredObject::etag));
    }
}
