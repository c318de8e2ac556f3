package dev.backdrop.headshot.pipeline;

import java.util.Optional;
import java.util.function.Supplier;

import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.headshot.FinalOutcomes;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Step;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.Decision;
import dev.backdrop.ledger.decision.DesiredFill;
import dev.backdrop.ledger.decision.Judge;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.State;
import dev.backdrop.quota.Reservations;

/**
 * Goes on with the job that the record names. The fill is paid for, so the headshot gets its result even if its photo, its
 * mask or its look has changed since.
 */
final class JobContinuation {

    private final Ledger ledger;
    private final Judge judge;
    private final Execution execution;
    private final Reservations reservations;

    JobContinuation(Ledger ledger, Judge judge, Execution execution, Reservations reservations) {
        this.ledger = ledger;
        this.judge = judge;
        this.execution = execution;
        this.reservations = reservations;
    }

    /** For an order that begins nothing. */
    Step collect(Turn turn) {
        return goOn(turn, () -> {
            if (turn.task().order() == Order.COLLECT) {
                reservations.ended(turn.task().id());
            }
            return new Step.Ended(new Outcome.Unchanged("nothing-to-collect", "It has no job in flight."));
        });
    }

    /** @param noJob what happens if the record has no job to poll */
    Step goOn(Turn turn, Supplier<Step> noJob) {
        return turn.record()
                .filter(record -> !record.hasKeptResults())
                .map(record -> judge.decide(
                        Optional.of(record),
                        DesiredFill.asRecorded(record),
                        turn.task().order(),
                        turn.claim()))
                .filter(decision ->
                        decision instanceof Decision.OfTheJob || decision instanceof Decision.Known && fetches(turn))
                .map(decision -> carriedOut(decision, turn))
                .orElseGet(noJob);
    }

    private Step carriedOut(Decision decision, Turn turn) {
        Step step = decision.handle(execution.in(turn));
        // One fetch asks Adobe once: a fill that is in doubt again ends the attempt.
        return decision instanceof Decision.Resume && fetches(turn)
                ? step.<Step>handle(Step.Ended::new, () -> inDoubtAgain(turn))
                : step;
    }

    private Step inDoubtAgain(Turn turn) {
        return ledger.load(turn.task().id())
                .found()
                .map(Found::value)
                .filter(record -> record.state() == State.IN_DOUBT)
                .map(FinalOutcomes::of)
                .<Step>map(Step.Ended::new)
                .orElseGet(Step.DecideAgain::new);
    }

    private static boolean fetches(Turn turn) {
        return turn.task().order() == Order.FETCH;
    }
}
