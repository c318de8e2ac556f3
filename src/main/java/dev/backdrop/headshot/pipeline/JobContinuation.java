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
                .map(decision -> decision.handle(new OfTheJob(turn, noJob)))
                .orElseGet(noJob);
    }

    /** Carries out what concerns the job alone, and begins nothing. */
    private final class OfTheJob implements Decision.Cases<Step> {

        private final Turn turn;
        private final Supplier<Step> noJob;
        private final boolean fetches;
        private final Decision.Cases<Step> carriedOut;

        private OfTheJob(Turn turn, Supplier<Step> noJob) {
            this.turn = turn;
            this.noJob = noJob;
            this.fetches = turn.task().order() == Order.FETCH;
            this.carriedOut = execution.in(turn);
        }

        @Override
        public Step resume(Decision.Resume resume) {
            Step step = carriedOut.resume(resume);
            // One fetch asks Adobe once: a fill that is in doubt again ends the attempt.
            return fetches ? step.<Step>handle(Step.Ended::new, this::inDoubtAgain) : step;
        }

        private Step inDoubtAgain() {
            return ledger.load(turn.task().id())
                    .found()
                    .map(Found::value)
                    .filter(record -> record.state() == State.IN_DOUBT)
                    .map(FinalOutcomes::of)
                    .<Step>map(Step.Ended::new)
                    .orElseGet(Step.DecideAgain::new);
        }

        @Override
        public Step note(Decision.Note note) {
            return carriedOut.note(note);
        }

        @Override
        public Step tryAgain(Decision.TryAgain later) {
            return carriedOut.tryAgain(later);
        }

        @Override
        public Step start(Decision.Start start) {
            return noJob.get();
        }

        @Override
        public Step bringBack(Decision.BringBack bringBack) {
            return noJob.get();
        }

        @Override
        public Step takeUp(Decision.TakeUp takeUp) {
            return fetches ? carriedOut.takeUp(takeUp) : noJob.get();
        }

        @Override
        public Step unchanged(Decision.Unchanged unchanged) {
            return fetches ? carriedOut.unchanged(unchanged) : noJob.get();
        }

        @Override
        public Step stillRejected(Decision.StillRejected rejected) {
            return fetches ? carriedOut.stillRejected(rejected) : noJob.get();
        }

        @Override
        public Step stillInDoubt(Decision.StillInDoubt inDoubt) {
            return fetches ? carriedOut.stillInDoubt(inDoubt) : noJob.get();
        }

        @Override
        public Step covered(Decision.Covered covered) {
            return fetches ? carriedOut.covered(covered) : noJob.get();
        }

        @Override
        public Step tooSoon(Decision.TooSoon later) {
            return fetches ? carriedOut.tooSoon(later) : noJob.get();
        }
    }
}
