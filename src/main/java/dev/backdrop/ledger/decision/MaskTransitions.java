package dev.backdrop.ledger.decision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.Fill;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.HeadshotRecord.PaidMask;
import dev.backdrop.ledger.record.Leftover;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.State;

/** The part of the record's state machine that concerns masks which Adobe makes: lent photo, order, stored mask. */
public final class MaskTransitions {

    private final Clock clock;

    MaskTransitions(Clock clock) {
        this.clock = clock;
    }

    /** The photo is stored under this key for a while, so that Adobe can read it; the record names it first. */
    public HeadshotRecord lending(HeadshotRecord record, String key) {
        RecordBuilder next = RecordBuilder.in(record, State.PREPARING);
        next.leftovers = Stream.concat(record.leftovers().stream(), Stream.of(new Leftover(key, null)))
                .toList();
        return next.at(clock.instant());
    }

    /** The mask is about to be ordered and paid for. */
    public HeadshotRecord intended(HeadshotRecord record) {
        RecordBuilder next = RecordBuilder.in(record, State.PREPARING);
        next.move(State.INTENT);
        next.fill = order(record.fillsOf(record.requireMask().etag()) + 1, clock.instant(), null, null, null);
        return next.at(clock.instant());
    }

    /** The mask is stored: the fill can begin. What it replaced, and no version keeps, is forgotten. */
    public HeadshotRecord made(HeadshotRecord record, Output stored) {
        RecordBuilder next = RecordBuilder.in(record, State.SUBMITTED);
        if (!record.ordersMask()) {
            throw RecordBuilder.illegal(record, State.PREPARING);
        }
        next.move(State.PREPARING);
        Fill ordered = record.requireFill();
        PaidMask made = new PaidMask(
                record.requireMask().etag(),
                ordered.intentAt(),
                ordered.acceptedAt(),
                ordered.jobId(),
                ordered.statusUrl(),
                stored);
        next.paidMasks = Stream.concat(
                        record.paidMasks().stream().filter(paid -> isStillStored(paid, made)), Stream.of(made))
                .toList();
        next.operationsBilled += ordered.operations();
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
    public HeadshotRecord gone(HeadshotRecord record) {
        RecordBuilder next = RecordBuilder.in(record, State.PREPARING);
        PaidMask gone = record.paidMask().orElseThrow(() -> RecordBuilder.illegal(record, State.IN_DOUBT));
        next.move(State.IN_DOUBT);
        next.paidMasks = record.paidMasks().stream()
                .filter(paid -> !paid.version().equals(gone.version()))
                .toList();
        next.fill = order(
                record.fillsOf(gone.version()) + 1, gone.intentAt(), gone.acceptedAt(), gone.jobId(), gone.statusUrl());
        next.operationsBilled -= next.fill.operations();
        next.doubt = Doubt.because(
                Doubt.Kind.LOST_RESULT, Doubts.maskGone(gone.stored().key()), clock.instant(), Optional.empty());
        next.claim = null;
        return next.at(clock.instant());
    }

    /** One mask is one operation. */
    static Fill order(
            int attempt,
            Instant intentAt,
            @Nullable Instant acceptedAt,
            @Nullable String jobId,
            @Nullable String statusUrl) {
        return new Fill(Fill.MASK, attempt, 1, intentAt, acceptedAt, jobId, statusUrl, List.of(), null);
    }
}
