package dev.backdrop.ledger.decision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.backdrop.ledger.record.Claim;
import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.Fill;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Leftover;
import dev.backdrop.ledger.record.PastFill;
import dev.backdrop.ledger.record.PastFill.End;
import dev.backdrop.ledger.record.Rejection;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.State;
import dev.backdrop.ledger.record.Uploads;

/**
 * The record's state machine: every legal change, and nothing else. {@link ResultTransitions} are those of stored results, {@link MaskTransitions}
 * those of masks that Adobe makes. Pure
 * but for the clock that dates the changes.
 *
 * <p>An illegal change is a programming error and throws {@link IllegalStateException}: no progress is better than a fill that
 * no record accounts for.
 */
public final class Transitions {

    private final Clock clock;
    private final ResultTransitions results;
    private final MaskTransitions masks;

    public Transitions(Clock clock) {
        this.clock = clock;
        this.results = new ResultTransitions(clock);
        this.masks = new MaskTransitions(clock);
    }

    /** Of results that are fetched, stored and replaced. */
    public ResultTransitions results() {
        return results;
    }

    /** Of masks that are ordered of Adobe. */
    public MaskTransitions masks() {
        return masks;
    }

    /** An attempt begins to work on what is wanted. A fill that was under way is over: its photo or mask was replaced, or it was given up. */
    public HeadshotRecord claimed(Optional<HeadshotRecord> before, DesiredFill wanted, Claim claim) {
        RecordBuilder next = begun(before, wanted);
        next.claim = before.filter(record -> isCutOff(record, wanted))
                .map(record -> claim.after(record.requireClaim()))
                .orElse(claim);
        return next.at(clock.instant());
    }

    private RecordBuilder begun(Optional<HeadshotRecord> before, DesiredFill wanted) {
        Instant now = clock.instant();
        RecordBuilder next = before.map(RecordBuilder::new)
                .orElseGet(() -> new RecordBuilder(wanted.id(), State.PREPARING, wanted.recipe(), wanted.look(), now));
        before.ifPresent(record -> {
            next.move(State.PREPARING);
            next.closeFill(record);
        });
        next.state = State.PREPARING;
        next.claim = null;
        next.recipe = wanted.recipe();
        // A normal event may go on with the work of an order that was cut off: the order stays known.
        wanted.forced().ifPresent(next::carriesOut);
        if (!isSameVersion(next.photo, wanted.photo())) {
            next.uploads = next.uploads.withoutMask();
        }
        next.photo = wanted.photo();
        next.mask = wanted.mask();
        before.flatMap(HeadshotRecord::madeMask)
                .filter(made -> wanted.mask() == null
                        || !made.key().equals(wanted.mask().key()))
                .filter(made -> !next.hasPaidMaskAt(made.key()))
                .ifPresent(made -> next.leftovers = Stream.concat(
                                next.leftovers.stream(), Stream.of(new Leftover(made.key(), null)))
                        .toList());
        next.passedOver = wanted.passedOver();
        next.look = wanted.look();
        next.rejection = null;
        next.doubt = null;
        next.warnings = List.of();
        return next;
    }

    private static boolean isSameVersion(@Nullable Source one, @Nullable Source other) {
        return one != null && other != null && one.etag().equals(other.etag());
    }

    /** What is wanted is processed already, and its results are still stored: its files or its look are what they were. */
    public HeadshotRecord restored(HeadshotRecord before, DesiredFill wanted) {
        RecordBuilder next = backTo(before, wanted);
        next.move(State.PROCESSED);
        next.withdrawWithheld();
        return next.at(clock.instant());
    }

    /** What is wanted had a fill that may have been paid for, or whose result is lost: it is in doubt again. */
    public HeadshotRecord doubtedAgain(HeadshotRecord before, DesiredFill wanted, PastFill past) {
        RecordBuilder next = backInDoubt(before, wanted);
        boolean lost = past.end() == End.LOST_RESULT;
        next.pastFills.remove(past);
        next.operationsBilled -= past.operations();
        next.fill = new Fill(
                null,
                before.fillsOf(wanted.recipe()),
                wanted.look().variations(),
                past.intentAt(),
                null,
                past.jobId(),
                past.statusUrl(),
                past.kept(),
                past.frame());
        next.doubt = Doubt.because(
                lost ? Doubt.Kind.LOST_RESULT : Doubt.Kind.UNKNOWN,
                Doubts.BACK_AGAIN,
                clock.instant(),
                Optional.ofNullable(past.adobeRequestId()));
        return next.at(clock.instant());
    }

    /** What is wanted had a fill whose job was left: it is polled again. Nothing is paid for. */
    public HeadshotRecord wentBackTo(HeadshotRecord before, DesiredFill wanted, PastFill left) {
        RecordBuilder next = backTo(before, wanted);
        next.reopen(left);
        return next.at(clock.instant());
    }

    /** What is wanted had a fill whose result shows a changed person: it is refused again. */
    public HeadshotRecord refusedAgain(HeadshotRecord before, DesiredFill wanted) {
        RecordBuilder next = backTo(before, wanted);
        next.move(State.REJECTED);
        next.rejection = Rejection.personChangedBefore();
        return next.at(clock.instant());
    }

    /** The claimed attempt stores the results of an earlier fill again. Nothing is paid for. */
    public HeadshotRecord bringingBack(HeadshotRecord claimed, PastFill past) {
        RecordBuilder next = RecordBuilder.in(claimed, State.PREPARING);
        next.fill = new Fill(
                null,
                claimed.fillsOf(claimed.recipe()),
                past.operations(),
                past.intentAt(),
                null,
                past.jobId(),
                null,
                past.stillKept(),
                past.frame());
        return next.at(clock.instant());
    }

    /** What is wanted needs a mask, and an order of this very mask may be paid for: it is in doubt. */
    public HeadshotRecord maskDoubtedAgain(HeadshotRecord before, DesiredFill wanted, PastFill past) {
        RecordBuilder next = backInDoubt(before, wanted);
        next.pastFills.remove(past);
        next.operationsBilled -= past.operations();
        next.fill = MaskTransitions.order(
                before.fillsOf(past.recipe()), past.intentAt(), null, past.jobId(), past.statusUrl());
        Doubt.Kind kind = past.end() == End.IN_DOUBT ? Doubt.Kind.UNKNOWN : Doubt.Kind.LOST_RESULT;
        next.doubt = Doubt.because(
                kind, Doubts.MASK_BACK_AGAIN, clock.instant(), Optional.ofNullable(past.adobeRequestId()));
        return next.at(clock.instant());
    }

    /** An order to pay again is still to be carried out, or to be held against the doubt. */
    private RecordBuilder backInDoubt(HeadshotRecord before, DesiredFill wanted) {
        RecordBuilder next = backTo(before, wanted);
        next.move(State.IN_DOUBT);
        next.forced = before.forced();
        return next;
    }

    private RecordBuilder backTo(HeadshotRecord before, DesiredFill wanted) {
        if (before.state() == State.INTENT) {
            throw RecordBuilder.illegal(before, State.PREPARING);
        }
        return begun(Optional.of(before), wanted);
    }

    /** Another attempt goes on polling the job, which serves what is wanted now. */
    public HeadshotRecord resumed(HeadshotRecord record, DesiredFill wanted, Claim claim) {
        RecordBuilder next = RecordBuilder.in(record, State.SUBMITTED);
        wanted.forced().ifPresent(next::carriesOut);
        // The same contents, perhaps under other keys by now.
        next.photo = wanted.photo();
        next.mask = wanted.mask();
        next.passedOver = wanted.passedOver();
        next.claim = claim;
        return next.at(clock.instant());
    }

    /** Both files are with Firefly, and the fill is about to be paid for. */
    public HeadshotRecord intended(HeadshotRecord record, Uploads uploads, String mode) {
        RecordBuilder next = RecordBuilder.in(record, State.PREPARING);
        next.move(State.INTENT);
        next.uploads = uploads;
        next.fill = new Fill(
                mode,
                record.fillsOf(record.recipe()) + 1,
                record.look().variations(),
                clock.instant(),
                null,
                null,
                null,
                List.of(),
                uploads.frame().orElse(null));
        return next.at(clock.instant());
    }

    /** Firefly accepted the fill. Its answer may come late, when this very fill is already in doubt. */
    public HeadshotRecord submitted(HeadshotRecord record, @Nullable String jobId, @Nullable String statusUrl) {
        if (record.state() != State.INTENT && !isInDoubtAboutAcceptance(record)) {
            throw RecordBuilder.illegal(record, State.SUBMITTED);
        }
        RecordBuilder next = new RecordBuilder(record);
        next.move(State.SUBMITTED);
        next.fill = record.requireFill().accepted(clock.instant(), jobId, statusUrl);
        next.doubt = null;
        return next.at(clock.instant());
    }

    /** Asked by hand for the result of a fill that is in doubt, and whose job is known. */
    public HeadshotRecord askedAgain(HeadshotRecord record, Claim claim) {
        RecordBuilder next = RecordBuilder.in(record, State.IN_DOUBT);
        next.move(State.SUBMITTED);
        Fill fill = record.requireFill();
        Instant acceptedAt = fill.acceptedAt() == null ? fill.intentAt() : fill.acceptedAt();
        next.fill = fill.accepted(acceptedAt, fill.jobId(), fill.statusUrl());
        next.doubt = null;
        next.claim = claim;
        return next.at(clock.instant());
    }

    /** Adobe does not know what was uploaded for the fill, or says so: both files are to be uploaded once more. */
    public HeadshotRecord uploadsRefused(HeadshotRecord record) {
        RecordBuilder next = RecordBuilder.in(record, State.PREPARING);
        next.uploads = Uploads.none();
        next.uploadedAgainFor = record.recipe();
        next.claim = null;
        return next.at(clock.instant());
    }

    /** Firefly certainly did not accept the fill: nothing was paid. */
    public HeadshotRecord notAccepted(HeadshotRecord record) {
        RecordBuilder next = RecordBuilder.in(record, State.INTENT);
        next.move(State.PREPARING);
        next.fill = null;
        return next.at(clock.instant());
    }

    /** The job failed without a picture and may be tried again. */
    public HeadshotRecord jobFailed(HeadshotRecord record, Optional<String> adobeRequestId) {
        RecordBuilder next = RecordBuilder.in(record, State.SUBMITTED);
        next.move(State.PREPARING);
        next.close(record, End.FAILED, 0, adobeRequestId.orElse(null), List.of());
        return next.at(clock.instant());
    }

    /**
     * Firefly accepted a fill that this record has moved on from meanwhile. What was paid is noted; nothing else changes.
     *
     * @param intentAt of the fill, by which the record knows it
     */
    public HeadshotRecord jobKnownLate(
            HeadshotRecord record,
            Instant intentAt,
            @Nullable String jobId,
            @Nullable String statusUrl,
            int operations) {
        RecordBuilder next = new RecordBuilder(record);
        next.pastFills.replaceAll(past -> {
            if (!past.intentAt().equals(intentAt) || past.end() != End.IN_DOUBT) {
                return past;
            }
            next.operationsBilled += operations;
            return new PastFill(
                    past.recipe(),
                    intentAt,
                    jobId,
                    statusUrl,
                    operations,
                    statusUrl == null ? End.LOST_RESULT : End.SUPERSEDED,
                    past.adobeRequestId(),
                    past.kept(),
                    past.outputs(),
                    past.frame());
        });
        return next.at(clock.instant());
    }

    /** Refused for good. A fill under way is over, and failed. */
    public HeadshotRecord rejected(HeadshotRecord record, Rejection rejection) {
        RecordBuilder next = new RecordBuilder(record);
        next.move(State.REJECTED);
        if (record.state() == State.SUBMITTED) {
            next.close(record, End.FAILED, 0, rejection.adobeRequestId(), List.of());
        } else {
            next.closeFill(record);
        }
        next.rejection = rejection;
        next.doubt = null;
        next.claim = null;
        return next.at(clock.instant());
    }

    /** Whether the fill was paid for cannot be known, or its result is gone. */
    public HeadshotRecord doubtful(HeadshotRecord record, Doubt.Kind kind, String cause) {
        return doubtful(record, kind, cause, Optional.empty());
    }

    /** @param adobeRequestId the call after which it cannot be known */
    public HeadshotRecord doubtful(
            HeadshotRecord record, Doubt.Kind kind, String cause, Optional<String> adobeRequestId) {
        if (record.state() != State.INTENT && record.state() != State.SUBMITTED) {
            throw RecordBuilder.illegal(record, State.IN_DOUBT);
        }
        RecordBuilder next = new RecordBuilder(record);
        next.move(State.IN_DOUBT);
        next.doubt = Doubt.because(kind, cause, clock.instant(), adobeRequestId);
        next.claim = null;
        return next.at(clock.instant());
    }

    /** The owner hands over: no attempt works on it now. What was uploaded is kept. */
    public HeadshotRecord released(HeadshotRecord record, Uploads uploads) {
        if (record.state() != State.PREPARING && record.state() != State.SUBMITTED) {
            throw RecordBuilder.illegal(record, record.state());
        }
        RecordBuilder next = new RecordBuilder(record);
        next.claim = null;
        next.uploads = uploads;
        return next.at(clock.instant());
    }

    /** Whether an attempt at the same recipe died. One whose claim had expired when it was written does not count. */
    private static boolean isCutOff(HeadshotRecord before, DesiredFill wanted) {
        return before.state() == State.PREPARING
                && before.claim() != null
                && before.claim().isLive(before.updatedAt())
                && before.recipe().equals(wanted.recipe());
    }

    private static boolean isInDoubtAboutAcceptance(HeadshotRecord record) {
        return record.state() == State.IN_DOUBT && record.requireDoubt().reason() == Doubt.Kind.UNKNOWN;
    }
}
