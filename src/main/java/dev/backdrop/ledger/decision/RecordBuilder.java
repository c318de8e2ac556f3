package dev.backdrop.ledger.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.backdrop.ledger.record.Claim;
import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.Fill;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Leftover;
import dev.backdrop.ledger.record.LookUsed;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.PastFill;
import dev.backdrop.ledger.record.Rejection;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.State;
import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.ledger.record.Verdict;

/** A record being changed; lives only inside one transition. */
public final class RecordBuilder {

    static final int ORDERS_KEPT = 20;

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
}
