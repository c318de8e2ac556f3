package dev.backdrop.headshot;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.ledger.HeadshotRecord;
import dev.backdrop.ledger.Transitions;
import dev.backdrop.ledger.Uploads;
import dev.backdrop.time.Deadline;

/** The way of a headshot once its claim is held: prepare, fill, poll, store. An empty answer means: decide again. */
final class Work {

    /** Kept back from the invocation's time for handing over in order: one record, perhaps one more try at it. */
    private static final Duration HANDOVER = Duration.ofSeconds(2);

    private static final Duration JOB_RUNNING_PAUSE = Duration.ofSeconds(2);

    private final Preparation preparation;
    private final Filling filling;
    private final Results results;
    private final Setbacks setbacks;
    private final Firefly firefly;
    private final Transitions transitions;
    private final Clock clock;

    Work(
            Preparation preparation,
            Filling filling,
            Results results,
            Setbacks setbacks,
            Firefly firefly,
            Transitions transitions,
            Clock clock) {
        this.preparation = preparation;
        this.filling = filling;
        this.results = results;
        this.setbacks = setbacks;
        this.firefly = firefly;
        this.transitions = transitions;
        this.clock = clock;
    }

    /** From the beginning; the record is PREPARING and ours. */
    Optional<Outcome> start(Held held, Look look, Deadline invocationEnd, Steps steps) {
        Deadline deadline = invocationEnd.minus(HANDOVER);
        Prepared prepared = preparation.prepare(held.record(), deadline, steps);
        if (prepared instanceof Prepared.Replaced) {
            held.advance(transitions.released(held.record(), held.record().uploads()));
            return Optional.empty();
        }
        if (prepared instanceof Prepared.Refused refused) {
            return Optional.of(setbacks.rejected(held, refused.reason(), refused.message()));
        }
        if (prepared instanceof Prepared.Failed failed) {
            return setbacks.beforePaying(held, failed.uploads(), failed.problem());
        }
        Uploads uploads = ((Prepared.Uploaded) prepared).uploads();
        return fill(held, uploads, look, deadline, steps);
    }

    private Optional<Outcome> fill(Held held, Uploads uploads, Look look, Deadline deadline, Steps steps) {
        List<FillOutput> outputs;
        try {
            outputs = steps.timed("fill", () -> filling.fill(held, uploads, look, deadline));
        } catch (FireflyException e) {
            return setbacks.whilePaying(held, uploads, e.problem());
        } catch (OverBudget e) {
            return Optional.of(setbacks.overBudget(held, uploads, e.untilTomorrow()));
        }
        return outputs.isEmpty() ? poll(held, deadline, steps) : store(held, outputs, deadline, steps);
    }

    /** From the job on; the record is SUBMITTED and ours, and nothing is paid for any more. */
    Optional<Outcome> resume(Held held, Deadline invocationEnd, Steps steps) {
        return poll(held, invocationEnd.minus(HANDOVER), steps);
    }

    private Optional<Outcome> poll(Held held, Deadline deadline, Steps steps) {
        try {
            JobState state = steps.timed("fill", () -> firefly.await(statusUrl(held), deadline));
            if (state instanceof JobState.Failed failed) {
                return setbacks.jobFailed(held, failed.problem());
            }
            if (state instanceof JobState.Succeeded succeeded) {
                return store(held, succeeded.outputs(), deadline, steps);
            }
        } catch (FireflyException e) {
            return setbacks.afterPaying(held, e.problem());
        }
        return Optional.of(setbacks.released(
                held, "job-running", "Firefly is still painting; the job is polled again later.", JOB_RUNNING_PAUSE));
    }

    private Optional<Outcome> store(Held held, List<FillOutput> outputs, Deadline deadline, Steps steps) {
        Optional<Results.Stored> stored;
        try {
            stored = steps.timed("store", () -> fetch(held, outputs, deadline));
        } catch (FireflyException e) {
            return setbacks.afterPaying(held, e.problem());
        }
        if (stored.isEmpty()) {
            return setbacks.notAPicture(held);
        }
        HeadshotRecord done = transitions.processed(
                held.record(), stored.get().outputs(), stored.get().warnings());
        steps.timed("store", () -> {
            held.advance(done);
            return done;
        });
        setbacks.fewerThanOrdered(done);
        return Optional.of(new Outcome.Processed(done.outputs(), done.outputs().size(), done.warnings()));
    }

    private Optional<Results.Stored> fetch(Held held, List<FillOutput> outputs, Deadline deadline) {
        try {
            return storeWhileClaimed(held, outputs, deadline);
        } catch (FireflyException e) {
            // Addresses live an hour; the job itself lives longer and gives fresh ones.
            boolean expired = e.problem().kind() == ProblemKind.RESULT_EXPIRED
                    && held.record().fill().statusUrl() != null;
            if (expired && firefly.status(statusUrl(held), deadline) instanceof JobState.Succeeded fresh) {
                return storeWhileClaimed(held, fresh.outputs(), deadline);
            }
            throw e;
        }
    }

    private Optional<Results.Stored> storeWhileClaimed(Held held, List<FillOutput> outputs, Deadline deadline) {
        // A frozen and thawed instance must not put an old result over a newer one.
        if (!held.record().isClaimed(clock.instant())) {
            throw new ClaimLost(held.record().id());
        }
        return results.fetchAndStore(held, outputs, deadline);
    }

    private static URI statusUrl(Held held) {
        return URI.create(held.record().fill().statusUrl());
    }
}
