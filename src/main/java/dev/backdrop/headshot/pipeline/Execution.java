package dev.backdrop.headshot.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.headshot.FinalOutcomes;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Step;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.Decision;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;

/** Carries out the judge's decision. */
final class Execution {

    private static final Duration CLAIMED = Duration.ofSeconds(20);

    private final Ledger ledger;
    private final Bucket bucket;
    private final Work work;
    private final Storing storing;
    private final CircuitBreaker breaker;
    private final Clock clock;

    Execution(Ledger ledger, Bucket bucket, Work work, Storing storing, CircuitBreaker breaker, Clock clock) {
        this.ledger = ledger;
        this.bucket = bucket;
        this.work = work;
        this.storing = storing;
        this.breaker = breaker;
        this.clock = clock;
    }

    Decision.Cases<Step> in(Turn turn) {
        return new InTurn(turn);
    }

    private final class InTurn implements Decision.Cases<Step> {

        private final Turn turn;

        private InTurn(Turn turn) {
            this.turn = turn;
        }

        @Override
        public Step unchanged(Decision.Unchanged unchanged) {
            return new Step.Ended(FinalOutcomes.of(unchanged.record()));
        }

        @Override
        public Step stillRejected(Decision.StillRejected rejected) {
            return new Step.Ended(FinalOutcomes.of(rejected.record()));
        }

        @Override
        public Step stillInDoubt(Decision.StillInDoubt inDoubt) {
            return new Step.Ended(FinalOutcomes.of(inDoubt.record()));
        }

        @Override
        public Step covered(Decision.Covered covered) {
            return new Step.Ended(FinalOutcomes.covered());
        }

        @Override
        public Step tryAgain(Decision.TryAgain later) {
            Duration left = Duration.between(clock.instant(), later.at());
            // The owner is usually done long before its claim ends.
            Duration pause = left.compareTo(CLAIMED) < 0 ? left : CLAIMED;
            return new Step.Ended(new Outcome.Deferred(FinalOutcomes.CLAIMED, FinalOutcomes.AT_WORK, pause));
        }

        @Override
        public Step tooSoon(Decision.TooSoon later) {
            return new Step.Ended(new Outcome.Deferred(
                    "in-doubt",
                    "It is in doubt, and is paid for again in a while (backdrop.firefly.in-doubt=retry).",
                    Duration.between(clock.instant(), later.until())));
        }

        @Override
        public Step note(Decision.Note note) {
            // If another attempt wrote first, the record has changed as well: either way the next turn judges it.
            ledger.write(turn.entry(), note.next());
            return new Step.DecideAgain();
        }

        @Override
        public Step takeUp(Decision.TakeUp takeUp) {
            return takeUp.next().outputs().stream().allMatch(this::isStored)
                    ? note(new Decision.Note(takeUp.next()))
                    : takeUp.otherwise().handle(this);
        }

        /** Needs nothing of Adobe: neither its quota nor its being there. */
        @Override
        public Step bringBack(Decision.BringBack bringBack) {
            return claimed(bringBack.next(), held -> storing.bringBack(held, turn.timer()));
        }

        @Override
        public Step resume(Decision.Resume resume) {
            return breaker.unlessOpen(
                    () -> claimed(resume.next(), held -> work.resume(held, turn.task(), turn.timer())));
        }

        @Override
        public Step start(Decision.Start start) {
            return work.unlessHindered(
                    start.next(),
                    turn.look(),
                    turn.task(),
                    () -> claimed(start.next(), held -> work.start(held, turn.look(), turn.task(), turn.timer())));
        }

        private boolean isStored(Output output) {
            return bucket.version(output.key())
                    .filter(version -> version.etag().equals(output.etag()))
                    .isPresent();
        }

        private Step claimed(HeadshotRecord next, Function<ClaimedRecord, Step> attempt) {
            return ledger.write(turn.entry(), next)
                    .handle(entry -> releasing(new ClaimedRecord(ledger, entry), attempt), Step.DecideAgain::new);
        }

        /** A refusal of S3 says nothing about the headshot: its claim is released, so that only a dead owner leaves one. */
        private Step releasing(ClaimedRecord held, Function<ClaimedRecord, Step> attempt) {
            try {
                return attempt.apply(held);
            } catch (ClaimLost e) {
                throw e;
            } catch (RuntimeException e) {
                work.release(held, e);
                throw e;
            }
        }
    }
}
