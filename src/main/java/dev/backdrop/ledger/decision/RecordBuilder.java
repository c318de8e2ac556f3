package dev.backdrop.ledger.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.backdrop.ledger.record.Claim;
import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.Fill;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.HeadshotRecord.PaidMask;
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
    Source photo;
    Source mask;
    List<String> passedOver = List.of();
    LookUsed look;
    public Claim claim;
    Uploads uploads = Uploads.none();
    String uploadedAgainFor;
    List<PaidMask> paidMasks = List.of();
    Fill fill;
    List<Output> outputs = List.of();
    List<Verdict> verdicts = List.of();
    List<Leftover> leftovers = List.of();
    Rejection rejection;
    Doubt doubt;
    int operationsBilled;
    List<PastFill> pastFills = new ArrayList<>();
    List<String> warnings = List.of();
    Instant createdAt;

    public RecordBuilder(String id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    public RecordBuilder(HeadshotRecord before) {
        this(before.id(), before.createdAt());
        state = before.state();
        recipe = before.recipe();
        forced = before.forced();
        photo = before.photo();
        mask = before.mask();
        passedOver = before.passedOver();
        look = before.look();
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
}
