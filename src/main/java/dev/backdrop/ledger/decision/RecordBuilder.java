package dev.backdrop.ledger.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.backdrop.ledger.record.Claim;
import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.Fill;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.HeadshotRecord.PaidMask;
import dev.backdrop.ledger.record.Leftover;
import dev.backdrop.ledger.record.LookUsed;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.PastFill;
import dev.backdrop.ledger.record.PastFill.End;
import dev.backdrop.ledger.record.Rejection;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.State;
import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.ledger.record.Verdict;

/** A record being changed, by legal moves only; lives only inside one transition. */
public final class RecordBuilder {

    static final int ORDERS_KEPT = 20;

    /** The states that may follow each state. A new record can only become PREPARING. */
    static final Map<State, Set<State>> LEGAL = Map.of(
            State.PREPARING,
                    Set.of(
                            State.PREPARING,
                            State.INTENT,
                            State.SUBMITTED,
                            State.PROCESSED,
                            State.REJECTED,
                            State.IN_DOUBT),
            State.INTENT, Set.of(State.PREPARING, State.SUBMITTED, State.REJECTED, State.IN_DOUBT),
            State.SUBMITTED, Set.of(State.SUBMITTED, State.PREPARING, State.PROCESSED, State.REJECTED, State.IN_DOUBT),
            State.PROCESSED, Set.of(State.PREPARING, State.SUBMITTED, State.IN_DOUBT),
            State.REJECTED, Set.of(State.PREPARING, State.SUBMITTED, State.PROCESSED, State.IN_DOUBT),
            State.IN_DOUBT, Set.of(State.PREPARING, State.SUBMITTED, State.PROCESSED, State.REJECTED));

    final String id;
    State state;
    String recipe;
    List<String> forced = List.of();

    @Nullable
    Source photo;

    @Nullable
    Source mask;

    List<String> passedOver = List.of();
    LookUsed look;
    public @Nullable Claim claim;
    Uploads uploads = Uploads.none();

    @Nullable
    String uploadedAgainFor;

    List<PaidMask> paidMasks = List.of();

    @Nullable
    Fill fill;

    List<Output> outputs = List.of();
    List<Verdict> verdicts = List.of();
    List<Leftover> leftovers = List.of();

    @Nullable
    Rejection rejection;

    @Nullable
    Doubt doubt;

    int operationsBilled;
    List<PastFill> pastFills = new ArrayList<>();
    List<String> warnings = List.of();
    Instant createdAt;

    public RecordBuilder(String id, State state, String recipe, LookUsed look, Instant createdAt) {
        this.id = id;
        this.state = state;
        this.recipe = recipe;
        this.look = look;
        this.createdAt = createdAt;
    }

    public RecordBuilder(HeadshotRecord before) {
        this(before.id(), before.state(), before.recipe(), before.look(), before.createdAt());
        forced = before.forced();
        photo = before.photo();
        mask = before.mask();
        passedOver = before.passedOver();
        claim = before.claim();
        uploads = before.uploads();
        uploadedAgainFor = before.uploadedAgainFor();
        paidMasks = before.paidMasks();
        fill = before.fill();
        outputs = before.outputs();
        verdicts = before.verdicts();
        leftovers = before.leftovers();
        rejection = before.rejection();
        doubt = before.doubt();
        operationsBilled = before.operationsBilled();
        pastFills.addAll(before.pastFills());
        warnings = before.warnings();
    }

    boolean hasPaidMaskAt(String key) {
        return paidMasks.stream().anyMatch(paid -> paid.stored().key().equals(key));
    }

    /** Notes an order to pay again. Only the last ones: a delivery is hardly ever repeated after many others. */
    void carriesOut(String order) {
        if (!forced.contains(order)) {
            forced = Stream.concat(forced.stream().skip(Math.max(0, forced.size() + 1 - ORDERS_KEPT)), Stream.of(order))
                    .toList();
        }
    }

    public HeadshotRecord at(Instant now) {
        return new HeadshotRecord(
                HeadshotRecord.VERSION,
                id,
                state,
                recipe,
                forced,
                photo,
                mask,
                passedOver,
                look,
                claim,
                uploads,
                uploadedAgainFor,
                paidMasks,
                fill,
                outputs,
                verdicts,
                leftovers,
                rejection,
                doubt,
                operationsBilled,
                pastFills,
                warnings,
                createdAt,
                now);
    }

    /** What another fill's results were withheld for is no verdict on the results that are offered. */
    void withdrawWithheld() {
        Stream<Leftover> withheld = verdicts.stream()
                .filter(Verdict::isWithheld)
                .map(Verdict::firefly)
                .filter(Objects::nonNull)
                .map(output -> new Leftover(output.key(), output.etag()));
        leftovers = Stream.concat(leftovers.stream(), withheld).toList();
        verdicts = verdicts.stream().filter(verdict -> !verdict.isWithheld()).toList();
    }

    /** Keeps what may have been paid for when a record moves on from a fill that has no end of its own yet. */
    void closeFill(HeadshotRecord before) {
        switch (before.state()) {
            case INTENT -> {
                // Refused with certainty when it becomes REJECTED; otherwise we do not know.
                if (state == State.REJECTED) {
                    fill = null;
                } else {
                    close(before, End.IN_DOUBT, 0);
                }
            }
            case SUBMITTED -> {
                // In sync mode the answer with the result's address died with its owner.
                End end = before.canBeCollected() ? End.SUPERSEDED : End.LOST_RESULT;
                close(before, end, before.requireFill().operations());
            }
            case IN_DOUBT -> {
                boolean lost = before.requireDoubt().reason() == Doubt.Kind.LOST_RESULT;
                close(
                        before,
                        lost ? End.LOST_RESULT : End.IN_DOUBT,
                        lost ? before.requireFill().operations() : 0,
                        before.requireDoubt().adobeRequestId(),
                        List.of());
            }
            // PROCESSED and REJECTED closed theirs on the way in; PREPARING has none.
            case PROCESSED, REJECTED, PREPARING -> fill = null;
        }
    }

    /** The fill of {@code before} is over. */
    void close(HeadshotRecord before, End end, int operations) {
        close(before, end, operations, null, List.of());
    }

    void close(HeadshotRecord before, End end, int operations, @Nullable String adobeRequestId, List<Output> outputs) {
        Fill closed = before.requireFill();
        boolean mayStillDeliver = end == End.SUPERSEDED || end == End.LOST_RESULT;
        pastFills.add(new PastFill(
                before.orderedRecipe(),
                closed.intentAt(),
                closed.jobId(),
                mayStillDeliver ? closed.statusUrl() : null,
                operations,
                end,
                adobeRequestId,
                closed.kept(),
                outputs,
                closed.frame()));
        operationsBilled += operations;
        fill = null;
    }

    /** Goes on with the job of a fill that was left, or of the order of a mask. */
    void reopen(PastFill left) {
        int attempt = (int) pastFills.stream()
                .filter(past -> past.recipe().equals(left.recipe()))
                .count();
        move(State.SUBMITTED);
        pastFills.remove(left);
        operationsBilled -= left.operations();
        fill = new Fill(
                Source.isMadeByAdobe(left.recipe()) ? Fill.MASK : null,
                attempt,
                left.operations(),
                left.intentAt(),
                left.intentAt(),
                left.jobId(),
                left.statusUrl(),
                List.of(),
                left.frame());
    }

    /** Begins a change of a record that has to be in this state. */
    static RecordBuilder in(HeadshotRecord record, State state) {
        if (record.state() != state) {
            throw illegal(record, state);
        }
        return new RecordBuilder(record);
    }

    void move(State to) {
        if (!LEGAL.getOrDefault(state, Set.of()).contains(to)) {
            throw new IllegalStateException("The headshot " + id + " is " + state + " and cannot become " + to + ".");
        }
        state = to;
    }

    static IllegalStateException illegal(HeadshotRecord record, State to) {
        return new IllegalStateException(
                "The headshot " + record.id() + " is " + record.state() + " and cannot become " + to + ".");
    }
}
