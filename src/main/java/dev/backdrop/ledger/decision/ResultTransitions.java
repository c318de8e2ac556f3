package dev.backdrop.ledger.decision;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Leftover;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.PastFill;
import dev.backdrop.ledger.record.PastFill.End;
import dev.backdrop.ledger.record.Rejection;
import dev.backdrop.ledger.record.State;

/** The part of the record's state machine that concerns results: fetched, stored, kept aside, replaced, removed. */
public final class ResultTransitions {

    /** Past fills whose outputs are kept: a version expires, and a record is read whole. */
    static final int FILLS_WITH_OUTPUTS = 10;

    private final Clock clock;

    ResultTransitions(Clock clock) {
        this.clock = clock;
    }

    /** The results of the earlier fill are stored again; what they replace is left over. That fill is now the last one. */
    public HeadshotRecord broughtBack(HeadshotRecord record, StoredResults results) {
        RecordBuilder next = requireBringingBack(record);
        PastFill past = record.lastFillOf(record.recipe()).orElseThrow();
        next.move(State.PROCESSED);
        next.pastFills.remove(past);
        next.pastFills.add(broughtBack(past, End.PROCESSED, versioned(results.originals())));
        next.fill = record.requireFill().keeping(List.of());
        return stored(next, record, results);
    }

    /** The results of the earlier fill are there, but each shows a changed person by what is compared today: none is offered. */
    public HeadshotRecord broughtBackChanged(HeadshotRecord record, StoredResults results, Rejection rejection) {
        RecordBuilder next = requireBringingBack(record);
        PastFill past = record.lastFillOf(record.recipe()).orElseThrow();
        next.move(State.REJECTED);
        next.pastFills.remove(past);
        next.pastFills.add(broughtBack(past, End.PERSON_CHANGED, past.outputs()));
        next.fill = null;
        return withheld(next, results, rejection);
    }

    private static PastFill broughtBack(PastFill past, End end, List<Output> outputs) {
        return new PastFill(
                past.recipe(),
                past.intentAt(),
                past.jobId(),
                null,
                past.operations(),
                end,
                past.adobeRequestId(),
                past.kept(),
                outputs,
                past.frame());
    }

    /**
     * The results of the earlier fill are gone: its job is asked again. Without a job, results that were never offered are lost, and those
     * that were offered have to be paid for again.
     */
    public HeadshotRecord notBroughtBack(HeadshotRecord record) {
        RecordBuilder next = requireBringingBack(record);
        next.fill = null;
        next.claim = null;
        record.lastFillOf(record.recipe())
                .filter(past -> past.end() == End.SUPERSEDED)
                .ifPresent(past -> {
                    if (past.isCollectable()) {
                        next.reopen(past);
                    } else {
                        lose(next, record, past);
                    }
                });
        return next.at(clock.instant());
    }

    private void lose(RecordBuilder next, HeadshotRecord record, PastFill past) {
        next.move(State.IN_DOUBT);
        next.pastFills.remove(past);
        next.operationsBilled -= past.operations();
        next.fill = record.requireFill().keeping(List.of());
        next.doubt = Doubt.because(
                Doubt.Kind.LOST_RESULT,
                Doubts.keptGone(record.requireFill().kept()),
                clock.instant(),
                Optional.empty());
    }

    /** These objects are about to be stored: the record names them first, so that none is forgotten. */
    public HeadshotRecord storing(HeadshotRecord record, List<String> keys) {
        RecordBuilder next =
                record.bringsBackResults() ? new RecordBuilder(record) : RecordBuilder.in(record, State.SUBMITTED);
        next.leftovers = Stream.concat(
                        record.leftovers().stream(), keys.stream().map(key -> new Leftover(key, null)))
                .toList();
        return next.at(clock.instant());
    }

    /** The results were fetched, but their photo is gone: they wait for it, and nothing is polled any more. */
    public HeadshotRecord keptAside(HeadshotRecord record, List<Output> kept) {
        RecordBuilder next = RecordBuilder.in(record, State.SUBMITTED);
        next.fill = record.requireFill().keeping(kept);
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
        RecordBuilder next = RecordBuilder.in(record, State.SUBMITTED);
        next.move(State.PROCESSED);
        next.close(record, End.PROCESSED, results.billed(), null, versioned(results.originals()));
        next.fill = record.fill();
        return stored(next, record, results);
    }

    /**
     * The results are stored, but each shows a changed person: none is offered, and nothing is paid again by itself. Earlier results
     * stay.
     */
    public HeadshotRecord personChanged(HeadshotRecord record, StoredResults results, Rejection rejection) {
        RecordBuilder next = RecordBuilder.in(record, State.SUBMITTED);
        next.move(State.REJECTED);
        next.close(record, End.PERSON_CHANGED, results.billed());
        return withheld(next, results, rejection);
    }

    private HeadshotRecord withheld(RecordBuilder next, StoredResults results, Rejection rejection) {
        next.rejection = rejection;
        next.withdrawWithheld();
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

    private static RecordBuilder requireBringingBack(HeadshotRecord record) {
        if (!record.bringsBackResults()) {
            throw RecordBuilder.illegal(record, State.PROCESSED);
        }
        return new RecordBuilder(record);
    }
}
