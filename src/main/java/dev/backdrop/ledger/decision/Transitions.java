package dev.backdrop.ledger.decision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.backdrop.ledger.record.Claim;
import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.Fill;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.HeadshotRecord.PaidMask;
import dev.backdrop.ledger.record.Leftover;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.PastFill;
import dev.backdrop.ledger.record.PastFill.End;
import dev.backdrop.ledger.record.Rejection;
import dev.backdrop.ledger.record.State;
import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.ledger.record.Verdict;

/**
 * The record's state machine: every legal change, and nothing else. Pure but for the clock that dates the changes.
 *
 * <p>An illegal change is a programming error and throws {@link IllegalStateException}: no progress is better than a fill that
 * no record accounts for.
 */
public final class Transitions {

    /** The states that may follow each state. A new record can only become PREPARING. */
    static final Map<State, Set<State>> LEGAL = Map.of(
            State.PREPARING, Set.of(State.PREPARING, State.INTENT, State.PROCESSED, State.REJECTED, State.IN_DOUBT),
            State.INTENT, Set.of(State.PREPARING, State.SUBMITTED, State.REJECTED, State.IN_DOUBT),
            State.SUBMITTED, Set.of(State.SUBMITTED, State.PREPARING, State.PROCESSED, State.REJECTED, State.IN_DOUBT),
            State.PROCESSED, Set.of(State.PREPARING, State.IN_DOUBT),
            State.REJECTED, Set.of(State.PREPARING, State.PROCESSED, State.IN_DOUBT),
            State.IN_DOUBT, Set.of(State.PREPARING, State.SUBMITTED, State.PROCESSED, State.REJECTED));

    /** Past fills whose outputs are kept: a version expires, and a record is read whole. */
    static final int FILLS_WITH_OUTPUTS = 10;

    private final Clock clock;

    public Transitions(Clock clock) {
        this.clock = clock;
    }

    /** An attempt begins to work on what is wanted. A fill that was under way is over: its photo or mask was replaced, or it was given up. */
    public HeadshotRecord claimed(Optional<HeadshotRecord> before, DesiredFill wanted, Claim claim) {
        Instant now = clock.instant();
        RecordBuilder next = before.map(RecordBuilder::new).orElseGet(() -> new RecordBuilder(wanted.id(), now));
        before.ifPresent(record -> {
            move(next, State.PREPARING);
            closeFill(next, record);
        });
        next.state = State.PREPARING;
        next.claim = before.filter(record -> isCutOff(record, wanted))
                .map(record -> claim.after(record.claim()))
                .orElse(claim);
        next.recipe = wanted.recipe();
        // A normal event may go on with the work of an order that was cut off: the order stays known.
        wanted.forced().ifPresent(next::carriesOut);
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
        return next.at(now);
    }

    /** What is wanted is processed already, and its results are still stored: its files or its look are what they were. */
    public HeadshotRecord restored(HeadshotRecord before, DesiredFill wanted) {
        RecordBuilder next = backTo(before, wanted);
        move(next, State.PROCESSED);
        withdrawWithheld(next);
        return next.at(clock.instant());
    }

    /** What is wanted had a fill that may have been paid for, or whose result is lost: it is in doubt again. */
    public HeadshotRecord doubtedAgain(HeadshotRecord before, DesiredFill wanted, PastFill past) {
        RecordBuilder next = backTo(before, wanted);
        move(next, State.IN_DOUBT);
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
                null,
                past.kept());
        next.doubt =
                Doubt.because(lost ? Doubt.Kind.LOST_RESULT : Doubt.Kind.UNKNOWN, Doubts.BACK_AGAIN, clock.instant());
        return next.at(clock.instant());
    }

    /** What is wanted had a fill whose result shows a changed person: it is refused again. */
    public HeadshotRecord refusedAgain(HeadshotRecord before, DesiredFill wanted) {
        RecordBuilder next = backTo(before, wanted);
        move(next, State.REJECTED);
        next.rejection = Rejection.personChangedBefore();
        return next.at(clock.instant());
    }

    /** The claimed attempt stores the results of an earlier fill again. Nothing is paid for. */
    public HeadshotRecord bringingBack(HeadshotRecord claimed, PastFill past) {
        RecordBuilder next = require(claimed, State.PREPARING);
        next.fill = new Fill(
                null,
                claimed.fillsOf(claimed.recipe()),
                past.operations(),
                past.intentAt(),
                null,
                past.jobId(),
                null,
                past.stillKept());
        return next.at(clock.instant());
    }

    /** The results of the earlier fill are stored again; what they replace is left over. That fill is now the last one. */
    public HeadshotRecord broughtBack(HeadshotRecord record, StoredResults results) {
        RecordBuilder next = requireBringingBack(record);
        PastFill past = record.lastFillOf(record.recipe()).orElseThrow();
        move(next, State.PROCESSED);
        next.pastFills.remove(past);
        next.pastFills.add(new PastFill(
                past.recipe(),
                past.intentAt(),
                past.jobId(),
                past.operations(),
                End.PROCESSED,
                past.kept(),
                versioned(results.originals())));
        next.fill = record.fill().keeping(List.of());
        return stored(next, record, results);
    }

    /** The results of the earlier fill are gone: what is wanted has to be paid for. */
    public HeadshotRecord notBroughtBack(HeadshotRecord record) {
        RecordBuilder next = requireBringingBack(record);
        next.fill = null;
        next.claim = null;
        return next.at(clock.instant());
    }

    /** The photo is stored under this key for a while, so that Adobe can read it; the record names it first. */
    public HeadshotRecord lending(HeadshotRecord record, String key) {
        RecordBuilder next = require(record, State.PREPARING);
        next.leftovers = Stream.concat(record.leftovers().stream(), Stream.of(new Leftover(key, null)))
                .toList();
        return next.at(clock.instant());
    }

    /** The mask is about to be ordered and paid for. */
    public HeadshotRecord maskIntended(HeadshotRecord record) {
        RecordBuilder next = require(record, State.PREPARING);
        move(next, State.INTENT);
        next.fill = maskOrder(record.fillsOf(record.mask().etag()) + 1, clock.instant(), null, null, null);
        return next.at(clock.instant());
    }

    /** The mask is stored: the fill can begin. What it replaced, and no version keeps, is forgotten. */
    public HeadshotRecord maskMade(HeadshotRecord record, Output stored) {
        RecordBuilder next = require(record, State.SUBMITTED);
        if (!record.ordersMask()) {
            throw illegal(record, State.PREPARING);
        }
        move(next, State.PREPARING);
        Fill order = record.fill();
        PaidMask made = new PaidMask(
                record.mask().etag(), order.intentAt(), order.acceptedAt(), order.jobId(), order.statusUrl(), stored);
        next.paidMasks = Stream.concat(
                        record.paidMasks().stream().filter(paid -> isStillStored(paid, made)), Stream.of(made))
                .toList();
        next.operationsBilled += order.operations();
        // A mask that was made there before may be left over. What is there now is paid for.
        next.leftovers = record.leftovers().stream()
                .filter(leftover -> !leftover.key().equals(stored.key()))
                .toList();
        next.fill = null;
        next.claim = null;
        return next.at(clock.instant());
    }

    private static boolean isStillStored(PaidMask paid, PaidMask newer) {
        boolean isReplaced = paid.stored().key().equals(newer.stored().key());
        return !paid.version().equals(newer.version())
                && (!isReplaced || paid.stored().versionId() != null);
    }

    /** The paid mask is not stored any more. Its job may still give it. */
    public HeadshotRecord maskGone(HeadshotRecord record) {
        RecordBuilder next = require(record, State.PREPARING);
        PaidMask gone = record.paidMask().orElseThrow(() -> illegal(record, State.IN_DOUBT));
        move(next, State.IN_DOUBT);
        next.paidMasks =
                record.paidMasks().stream().filter(paid -> paid != gone).toList();
        next.fill = maskOrder(
                record.fillsOf(gone.version()) + 1, gone.intentAt(), gone.acceptedAt(), gone.jobId(), gone.statusUrl());
        next.operationsBilled -= next.fill.operations();
        next.doubt = Doubt.because(
                Doubt.Kind.LOST_RESULT, Doubts.maskGone(gone.stored().key()), clock.instant());
        next.claim = null;
        return next.at(clock.instant());
    }

    /** What is wanted needs a mask, and an order of this very mask may be paid for: it is in doubt. */
    public HeadshotRecord maskDoubtedAgain(HeadshotRecord before, DesiredFill wanted, PastFill past) {
        RecordBuilder next = backTo(before, wanted);
        move(next, State.IN_DOUBT);
        next.pastFills.remove(past);
        next.operationsBilled -= past.operations();
        next.fill = maskOrder(before.fillsOf(wanted.mask().etag()), past.intentAt(), null, past.jobId(), null);
        Doubt.Kind kind = past.end() == End.IN_DOUBT ? Doubt.Kind.UNKNOWN : Doubt.Kind.LOST_RESULT;
        next.doubt = Doubt.because(kind, Doubts.MASK_BACK_AGAIN, clock.instant());
        return next.at(clock.instant());
    }

    /** One mask is one operation. */
    private static Fill maskOrder(int attempt, Instant intentAt, Instant acceptedAt, String jobId, String statusUrl) {
        return new Fill(Fill.MASK, attempt, 1, intentAt, acceptedAt, jobId, statusUrl, List.of());
    }

    private RecordBuilder backTo(HeadshotRecord before, DesiredFill wanted) {
        if (before.state() == State.INTENT) {
            throw illegal(before, State.PREPARING);
        }
        return new RecordBuilder(claimed(Optional.of(before), wanted, null));
    }

    /** Another attempt goes on polling the job, which serves what is wanted now. */
    public HeadshotRecord resumed(HeadshotRecord record, DesiredFill wanted, Claim claim) {
        RecordBuilder next = require(record, State.SUBMITTED);
        wanted.forced().ifPresent(next::carriesOut);
        next.claim = claim;
        return next.at(clock.instant());
    }

    /** Both files are with Firefly, and the fill is about to be paid for. */
    public HeadshotRecord intended(HeadshotRecord record, Uploads uploads, String mode) {
        RecordBuilder next = require(record, State.PREPARING);
        move(next, State.INTENT);
        next.uploads = uploads;
        next.fill = new Fill(
                mode,
                record.fillsOf(record.recipe()) + 1,
                record.look().variations(),
                clock.instant(),
                null,
                null,
                null,
                List.of());
        return next.at(clock.instant());
    }

    /** Firefly accepted the fill. Its answer may come late, when this very fill is already in doubt. */
    public HeadshotRecord submitted(HeadshotRecord record, String jobId, String statusUrl) {
        if (record.state() != State.INTENT && !isInDoubtAboutAcceptance(record)) {
            throw illegal(record, State.SUBMITTED);
        }
        RecordBuilder next = new RecordBuilder(record);
        move(next, State.SUBMITTED);
        next.fill = record.fill().accepted(clock.instant(), jobId, statusUrl);
        next.doubt = null;
        return next.at(clock.instant());
    }

    /** Asked by hand for the result of a fill that is in doubt, and whose job is known. */
    public HeadshotRecord askedAgain(HeadshotRecord record, Claim claim) {
        RecordBuilder next = require(record, State.IN_DOUBT);
        move(next, State.SUBMITTED);
        Fill fill = record.fill();
        Instant acceptedAt = fill.acceptedAt() == null ? fill.intentAt() : fill.acceptedAt();
        next.fill = fill.accepted(acceptedAt, fill.jobId(), fill.statusUrl());
        next.doubt = null;
        next.claim = claim;
        return next.at(clock.instant());
    }

    /** Adobe does not know what was uploaded for the fill, or says so: both files are to be uploaded once more. */
    public HeadshotRecord uploadsRefused(HeadshotRecord record) {
        RecordBuilder next = require(record, State.PREPARING);
        next.uploads = Uploads.none();
        next.uploadedAgainFor = record.recipe();
        next.claim = null;
        return next.at(clock.instant());
    }

    /** Firefly certainly did not accept the fill: nothing was paid. */
    public HeadshotRecord notAccepted(HeadshotRecord record) {
        RecordBuilder next = require(record, State.INTENT);
        move(next, State.PREPARING);
        next.fill = null;
        return next.at(clock.instant());
    }

    /** The job failed without a picture and may be tried again. */
    public HeadshotRecord jobFailed(HeadshotRecord record) {
        RecordBuilder next = require(record, State.SUBMITTED);
        move(next, State.PREPARING);
        close(next, record, End.FAILED, 0);
        return next.at(clock.instant());
    }

    /**
     * Firefly accepted a fill that this record has moved on from meanwhile. What was paid is noted; nothing else changes.
     *
     * @param intentAt of the fill, by which the record knows it
     */
    public HeadshotRecord jobKnownLate(HeadshotRecord record, Instant intentAt, String jobId, int operations) {
        RecordBuilder next = new RecordBuilder(record);
        next.pastFills.replaceAll(past -> {
            if (!past.intentAt().equals(intentAt) || past.end() != End.IN_DOUBT) {
                return past;
            }
            next.operationsBilled += operations;
            return new PastFill(
                    past.recipe(), intentAt, jobId, operations, End.SUPERSEDED, past.kept(), past.outputs());
        });
        return next.at(clock.instant());
    }

    /** These objects are about to be stored: the record names them first, so that none is forgotten. */
    public HeadshotRecord storing(HeadshotRecord record, List<String> keys) {
        RecordBuilder next = record.bringsBackResults() ? new RecordBuilder(record) : require(record, State.SUBMITTED);
        next.leftovers = Stream.concat(
                        record.leftovers().stream(), keys.stream().map(key -> new Leftover(key, null)))
                .toList();
        return next.at(clock.instant());
    }

    /** The results were fetched, but their photo is gone: they wait for it, and nothing is polled any more. */
    public HeadshotRecord keptAside(HeadshotRecord record, List<Output> kept) {
        RecordBuilder next = require(record, State.SUBMITTED);
        next.fill = record.fill().keeping(kept);
        next.claim = null;
        return next.at(clock.instant());
    }

    /** What was left over is removed. */
    public HeadshotRecord tidied(HeadshotRecord record) {
        RecordBuilder next = new RecordBuilder(record);
        next.leftovers = List.of();
        return next.at(clock.instant());
    }

    /** The results are stored; what they replace is left over. */
    public HeadshotRecord processed(HeadshotRecord record, StoredResults results) {
        RecordBuilder next = require(record, State.SUBMITTED);
        move(next, State.PROCESSED);
        close(next, record, End.PROCESSED, results.billed(), versioned(results.originals()));
        next.fill = record.fill();
        return stored(next, record, results);
    }

    /**
     * The results are stored, but each shows a changed person: none is offered, and nothing is paid again by itself. Earlier results
     * stay.
     */
    public HeadshotRecord personChanged(HeadshotRecord record, StoredResults results, Rejection rejection) {
        RecordBuilder next = require(record, State.SUBMITTED);
        move(next, State.REJECTED);
        close(next, record, End.PERSON_CHANGED, results.billed());
        next.rejection = rejection;
        withdrawWithheld(next);
        next.verdicts = Stream.concat(next.verdicts.stream(), results.verdicts().stream())
                .toList();
        next.leftovers = without(next.leftovers, results);
        next.warnings = results.warnings();
        next.claim = null;
        return next.at(clock.instant());
    }

    private HeadshotRecord stored(RecordBuilder next, HeadshotRecord record, StoredResults results) {
        forgetOldOutputs(next.pastFills);
        next.outputs = results.outputs();
        next.verdicts = results.verdicts();
        next.leftovers = leftovers(record, results);
        next.warnings = results.warnings();
        next.claim = null;
        return next.at(clock.instant());
    }

    /** Refused for good. A fill under way is over, and failed. */
    public HeadshotRecord rejected(HeadshotRecord record, Rejection rejection) {
        RecordBuilder next = new RecordBuilder(record);
        move(next, State.REJECTED);
        if (record.state() == State.SUBMITTED) {
            close(next, record, End.FAILED, 0);
        } else {
            closeFill(next, record);
        }
        next.rejection = rejection;
        next.doubt = null;
        next.claim = null;
        return next.at(clock.instant());
    }

    /** Whether the fill was paid for cannot be known, or its result is gone. */
    public HeadshotRecord doubtful(HeadshotRecord record, Doubt.Kind kind, String cause) {
        if (record.state() != State.INTENT && record.state() != State.SUBMITTED) {
            throw illegal(record, State.IN_DOUBT);
        }
        RecordBuilder next = new RecordBuilder(record);
        move(next, State.IN_DOUBT);
        next.doubt = Doubt.because(kind, cause, clock.instant());
        next.claim = null;
        return next.at(clock.instant());
    }

    /** The owner hands over: no attempt works on it now. What was uploaded is kept. */
    public HeadshotRecord released(HeadshotRecord record, Uploads uploads) {
        if (record.state() != State.PREPARING && record.state() != State.SUBMITTED) {
            throw illegal(record, record.state());
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

    /** What another fill's results were withheld for is no verdict on the results that are offered. */
    private static void withdrawWithheld(RecordBuilder next) {
        Stream<Leftover> withheld = next.verdicts.stream()
                .filter(Verdict::isWithheld)
                .map(verdict ->
                        new Leftover(verdict.firefly().key(), verdict.firefly().etag()));
        next.leftovers = Stream.concat(next.leftovers.stream(), withheld).toList();
        next.verdicts =
                next.verdicts.stream().filter(verdict -> !verdict.isWithheld()).toList();
    }

    private static List<Leftover> leftovers(HeadshotRecord before, StoredResults results) {
        Stream<Leftover> replaced = before.stored().map(output -> new Leftover(output.key(), output.etag()));
        return without(Stream.concat(replaced, before.leftovers().stream()).toList(), results);
    }

    private static List<Leftover> without(List<Leftover> leftovers, StoredResults results) {
        Set<String> current = results.all().stream().map(Output::key).collect(Collectors.toSet());
        return leftovers.stream()
                .filter(leftover -> !current.contains(leftover.key()))
                .toList();
    }

    private static boolean isInDoubtAboutAcceptance(HeadshotRecord record) {
        return record.state() == State.IN_DOUBT && record.doubt().reason() == Doubt.Kind.UNKNOWN;
    }

    /** Keeps what may have been paid for when a record moves on from a fill that has no end of its own yet. */
    private static void closeFill(RecordBuilder next, HeadshotRecord before) {
        switch (before.state()) {
            case INTENT -> {
                // Refused with certainty when it becomes REJECTED; otherwise we do not know.
                if (next.state == State.REJECTED) {
                    next.fill = null;
                } else {
                    close(next, before, End.IN_DOUBT, 0);
                }
            }
            case SUBMITTED -> close(next, before, End.SUPERSEDED, before.fill().operations());
            case IN_DOUBT -> {
                boolean lost = before.doubt().reason() == Doubt.Kind.LOST_RESULT;
                close(
                        next,
                        before,
                        lost ? End.LOST_RESULT : End.IN_DOUBT,
                        lost ? before.fill().operations() : 0);
            }
            // PROCESSED and REJECTED closed theirs on the way in; PREPARING has none.
            case PROCESSED, REJECTED, PREPARING -> next.fill = null;
        }
    }

    /** All of them or none: a part of a fill's results is no use. */
    private static List<Output> versioned(List<Output> outputs) {
        return outputs.stream().allMatch(output -> output.versionId() != null) ? outputs : List.of();
    }

    private static void forgetOldOutputs(List<PastFill> pastFills) {
        int known = 0;
        for (int at = pastFills.size() - 1; at >= 0; at--) {
            PastFill past = pastFills.get(at);
            if (!past.outputs().isEmpty() && ++known > FILLS_WITH_OUTPUTS) {
                pastFills.set(at, past.with(List.of()));
            }
        }
    }

    private static void close(RecordBuilder next, HeadshotRecord before, End end, int operations) {
        close(next, before, end, operations, List.of());
    }

    private static void close(
            RecordBuilder next, HeadshotRecord before, End end, int operations, List<Output> outputs) {
        Fill fill = before.fill();
        next.pastFills.add(new PastFill(
                before.orderedRecipe(), fill.intentAt(), fill.jobId(), operations, end, fill.kept(), outputs));
        next.operationsBilled += operations;
        next.fill = null;
    }

    private static RecordBuilder requireBringingBack(HeadshotRecord record) {
        if (!record.bringsBackResults()) {
            throw illegal(record, State.PROCESSED);
        }
        return new RecordBuilder(record);
    }

    private static RecordBuilder require(HeadshotRecord record, State state) {
        if (record.state() != state) {
            throw illegal(record, state);
        }
        return new RecordBuilder(record);
    }

    private static void move(RecordBuilder next, State to) {
        if (!LEGAL.get(next.state).contains(to)) {
            throw new IllegalStateException(
                    "The headshot " + next.id + " is " + next.state + " and cannot become " + to + ".");
        }
        next.state = to;
    }

    private static IllegalStateException illegal(HeadshotRecord record, State to) {
        return new IllegalStateException(
                "The headshot " + record.id() + " is " + record.state() + " and cannot become " + to + ".");
    }
}
