package dev.backdrop.headshot.pipeline;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.ResultFigures;
import dev.backdrop.headshot.Step;
import dev.backdrop.headshot.StepTimer;
import dev.backdrop.headshot.delivery.Delivery;
import dev.backdrop.headshot.delivery.EarlierResults;
import dev.backdrop.headshot.delivery.Leftovers;
import dev.backdrop.headshot.delivery.PersonChanged;
import dev.backdrop.headshot.delivery.ResultDelivery;
import dev.backdrop.headshot.pairing.MissingHalf;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.decision.StoredResults;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.ledger.record.Fill;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Rejection;
import dev.backdrop.time.Deadline;

/** What an attempt does once there are results: store and record them. All of it is paid for. */
final class Storing {

    private final EarlierResults earlierResults;
    private final ResultDelivery results;
    private final MissingHalf missingHalf;
    private final Leftovers leftovers;
    private final FailureHandling failures;
    private final Firefly firefly;
    private final Transitions transitions;
    private final Clock clock;

    Storing(
            EarlierResults earlierResults,
            ResultDelivery results,
            MissingHalf missingHalf,
            Leftovers leftovers,
            FailureHandling failures,
            Firefly firefly,
            Transitions transitions,
            Clock clock) {
        this.earlierResults = earlierResults;
        this.results = results;
        this.missingHalf = missingHalf;
        this.leftovers = leftovers;
        this.failures = failures;
        this.firefly = firefly;
        this.transitions = transitions;
        this.clock = clock;
    }

    /** Fetches the results, finishes them, stores them, and records them. */
    Step store(ClaimedRecord held, List<FillOutput> outputs, Permits permits, Deadline deadline, StepTimer timer) {
        Delivery delivery;
        try {
            delivery = timer.timed("store", () -> fetch(held, outputs, permits, deadline));
        } catch (FireflyException e) {
            return failures.afterPaying(held, e.failure());
        }
        return delivery.handle(stored -> recorded(held, stored, timer), () -> failures.notAPicture(held));
    }

    /** Stores what was kept aside, if it is still there. */
    Step takeUp(ClaimedRecord held, StepTimer timer, Supplier<Step> otherwise) {
        return timer.timed("store", () -> results.takeUp(held))
                .handle(stored -> recorded(held, stored, timer), otherwise);
    }

    private Step recorded(ClaimedRecord held, Delivery.Stored stored, StepTimer timer) {
        if (stored.keptAside()) {
            held.advance(transitions
                    .results()
                    .keptAside(held.record(), stored.results().outputs()));
            return new Step.Ended(missingHalf.keptAside(held.record()));
        }
        StoredResults results = stored.results();
        Fill fill = held.record().requireFill();
        ResultFigures figures = ResultFigures.of(held.record(), results);
        if (results.offersNothing()) {
            Rejection rejection = PersonChanged.rejection(held.record(), results);
            recorded(held, transitions.results().personChanged(held.record(), results, rejection), timer);
            failures.stored(fill, results);
            return new Step.Ended(Outcome.Rejected.withheld(rejection.reason(), rejection.message(), figures));
        }
        recorded(held, transitions.results().processed(held.record(), results), timer);
        failures.stored(fill, results);
        return new Step.Ended(new Outcome.Processed(results.outputs(), figures, results.warnings()));
    }

    private void recorded(ClaimedRecord held, HeadshotRecord done, StepTimer timer) {
        timer.timed("store", () -> {
            try {
                held.advance(done);
            } catch (ClaimLost e) {
                results.withdraw(held, done.stored().toList());
                throw e;
            }
            return leftovers.removed(held.entry());
        });
    }

    private Delivery fetch(ClaimedRecord held, List<FillOutput> outputs, Permits permits, Deadline deadline) {
        try {
            return storeWhileClaimed(held, outputs, deadline);
        } catch (FireflyException e) {
            // A result's address lives an hour. The job lives longer, and gives a new address.
            String statusUrl = held.record().requireFill().statusUrl();
            boolean expired = e.failure().kind() == ProblemKind.RESULT_EXPIRED && statusUrl != null;
            if (expired
                    && firefly.status(URI.create(statusUrl), permits, deadline) instanceof JobState.Succeeded fresh) {
                return storeWhileClaimed(held, fresh.outputs(), deadline);
            }
            throw e;
        }
    }

    private Delivery storeWhileClaimed(ClaimedRecord held, List<FillOutput> outputs, Deadline deadline) {
        // A frozen and thawed instance must not put an old result over a newer one.
        if (!held.record().isClaimed(clock.instant())) {
            throw new ClaimLost(held.record().id());
        }
        return results.fetchAndStore(held, outputs, deadline);
    }

    /** From the results of an earlier fill on. The record is PREPARING and claimed, and nothing is paid for. */
    Step bringBack(ClaimedRecord held, StepTimer timer) {
        HeadshotRecord record = held.record();
        if (!earlierResults.areWanted(record)) {
            held.advance(transitions.released(record, record.uploads()));
            return new Step.DecideAgain();
        }
        return switch (timer.timed("load", () -> earlierResults.look(record))) {
            case GONE -> {
                held.advance(transitions.results().notBroughtBack(record));
                yield new Step.DecideAgain();
            }
            case REFUSED -> new Step.Ended(failures.earlierResultRefused(held));
            case STORED -> storeAgain(held, timer);
        };
    }

    private Step storeAgain(ClaimedRecord held, StepTimer timer) {
        return timer.timed("store", () -> results.takeUp(held))
                .handle(stored -> new Step.Ended(broughtBack(held, stored.results(), timer)), () -> {
                    held.advance(transitions.results().notBroughtBack(held.record()));
                    return new Step.DecideAgain();
                });
    }

    /** What was stored without being compared, or kept aside, may show a changed person. */
    private Outcome broughtBack(ClaimedRecord held, StoredResults results, StepTimer timer) {
        ResultFigures figures = ResultFigures.ofEarlier(results);
        if (results.offersNothing()) {
            Rejection rejection = PersonChanged.rejection(held.record(), results);
            recorded(held, transitions.results().broughtBackChanged(held.record(), results, rejection), timer);
            return Outcome.Rejected.withheld(rejection.reason(), rejection.message(), figures);
        }
        recorded(held, transitions.results().broughtBack(held.record(), results), timer);
        return new Outcome.Processed(results.outputs(), figures, results.warnings());
    }
}
