package dev.backdrop.headshot.pipeline;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.StepTimer;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.delivery.Leftovers;
import dev.backdrop.headshot.delivery.ResultDelivery;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.pairing.MissingHalf;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.State;
import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.quota.Allowance;
import dev.backdrop.quota.Reservation;
import dev.backdrop.quota.Reservations;
import dev.backdrop.time.Deadline;

/** The way of a headshot once its claim is held: prepare, fill, poll, store. An empty answer means: decide again. */
final class Work {

    /** Kept back from the invocation's time for handing over in order: one record, perhaps one more try at it. */
    private static final Duration HANDOVER = Duration.ofSeconds(2);

    /** Read and checked by then, so that the first upload goes out in its slot. */
    private static final Duration LEAD = Duration.ofSeconds(1);
    /** A job that takes longer than this is asked for once in a while, and blocks nothing. */
    private static final Duration WORTH_WAITING_FOR = Duration.ofMinutes(2);

    private static final Duration COLLECTED_AFTER = Duration.ofSeconds(1);
    private static final Duration COLLECTED_BY = Duration.ofSeconds(30);

    private final Preparation preparation;
    private final Filling filling;
    private final ResultDelivery results;
    private final MissingHalf missingHalf;
    private final Leftovers leftovers;
    private final FailureHandling failures;
    private final Firefly firefly;
    private final Reservations reservations;
    private final Transitions transitions;
    private final Clock clock;

    Work(
            Preparation preparation,
            Filling filling,
            ResultDelivery results,
            MissingHalf missingHalf,
            Leftovers leftovers,
            FailureHandling failures,
            Firefly firefly,
            Reservations reservations,
            Transitions transitions,
            Clock clock) {
        this.preparation = preparation;
        this.filling = filling;
        this.results = results;
        this.missingHalf = missingHalf;
        this.leftovers = leftovers;
        this.failures = failures;
        this.firefly = firefly;
        this.reservations = reservations;
        this.transitions = transitions;
        this.clock = clock;
    }

    /** Why a headshot that needs everything does not begin now, as far as is known. */
    Optional<Outcome> hindrance(Look look, Task task) {
        return hindrance(Preparation.MOST_UPLOADS, look, task);
    }

    /** Why the work on this record does not begin now, as far as is known; then it is not even claimed. */
    Optional<Outcome> hindrance(HeadshotRecord record, Look look, Task task) {
        return hindrance(preparation.uploadsNeeded(record), look, task);
    }

    private Optional<Outcome> hindrance(int uploads, Look look, Task task) {
        return reservations
                .outlook(uploads, look.variations(), latestFill(task))
                .map(failures::notReserved);
    }

    private Deadline latestFill(Task task) {
        return firefly.latestFill(task.deadline().minus(HANDOVER));
    }

    /** From the beginning; the record is PREPARING and ours. */
    Optional<Outcome> start(ClaimedRecord held, Look look, Task task, StepTimer timer) {
        Deadline deadline = task.deadline().minus(HANDOVER);
        HeadshotRecord record = held.record();
        Allowance allowance = timer.timed(
                "quota",
                () -> reservations.reserve(
                        record.id(),
                        preparation.uploadsNeeded(record),
                        look.variations(),
                        record.claim().until(),
                        firefly.latestFill(deadline)));
        if (allowance instanceof Allowance.Granted granted) {
            return with(
                    new Claimed(held, granted.reservation(), deadline, task.patience(), timer),
                    claimed -> start(claimed, look));
        }
        held.advance(transitions.released(record, record.uploads()));
        return Optional.of(failures.notReserved(allowance));
    }

    /** From the job on; the record is SUBMITTED and ours, and nothing is paid for any more. */
    Optional<Outcome> resume(ClaimedRecord held, Task task, StepTimer timer) {
        Deadline deadline = task.deadline().minus(HANDOVER);
        Reservation unpaid = reservations.none(held.record().id());
        return with(new Claimed(held, unpaid, deadline, task.patience(), timer), this::poll);
    }

    /** After a failure that says nothing of the headshot. Where a fill may have been paid for, the claim runs out by itself. */
    void release(ClaimedRecord held, RuntimeException failure) {
        HeadshotRecord record = held.record();
        if (record.state() != State.PREPARING && record.state() != State.SUBMITTED) {
            return;
        }
        try {
            held.advance(transitions.released(record, record.uploads()));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private Optional<Outcome> with(Claimed claimed, Function<Claimed, Optional<Outcome>> work) {
        try (Reservation reservation = claimed.reservation()) {
            Optional<Outcome> outcome = work.apply(claimed);
            HeadshotRecord record = claimed.held().record();
            boolean jobGoesOn = record.state() == State.SUBMITTED && !record.hasKeptResults();
            if (jobGoesOn && outcome.orElse(null) instanceof Outcome.Deferred deferred && !reservation.isHandedOver()) {
                reservation.handOver(clock.instant().plus(deferred.pause()));
            } else if (!jobGoesOn) {
                reservation.ended();
            }
            return outcome;
        }
    }

    private Optional<Outcome> start(Claimed claimed, Look look) {
        ClaimedRecord held = claimed.held();
        Permits.Permit permit =
                claimed.timed("quota", () -> claimed.reservation().awaitBegin(LEAD, claimed.deadline()));
        if (permit instanceof Permits.Permit.NotYet notYet) {
            return Optional.of(failures.waitsForQuota(held, notYet.pause()));
        }
        Prepared prepared =
                preparation.prepare(held.record(), claimed.reservation(), claimed.deadline(), claimed.timer());
        if (prepared instanceof Prepared.Replaced) {
            held.advance(transitions.released(held.record(), held.record().uploads()));
            return Optional.empty();
        }
        if (prepared instanceof Prepared.Refused refused) {
            return Optional.of(failures.rejected(held, refused.reason(), refused.message()));
        }
        if (prepared instanceof Prepared.Failed failed) {
            return failures.beforePaying(held, failed.uploads(), failed.problem());
        }
        return fill(claimed, ((Prepared.Uploaded) prepared).uploads(), look);
    }

    private Optional<Outcome> fill(Claimed claimed, Uploads uploads, Look look) {
        ClaimedRecord held = claimed.held();
        List<FillOutput> outputs;
        try {
            outputs = claimed.timed(
                    "fill", () -> filling.fill(held, uploads, look, claimed.reservation(), claimed.deadline()));
        } catch (FireflyException e) {
            return failures.whilePaying(held, uploads, claimed.reservation(), e.problem());
        } catch (OverBudget e) {
            return Optional.of(failures.overBudget(held, uploads, e.until()));
        }
        return outputs.isEmpty() ? poll(claimed) : store(claimed, outputs);
    }

    private Optional<Outcome> poll(Claimed claimed) {
        ClaimedRecord held = claimed.held();
        if (held.record().hasKeptResults()) {
            Optional<ResultDelivery.Stored> stored = claimed.timed("store", () -> results.takeUp(held));
            if (stored.isPresent()) {
                return Optional.of(recorded(claimed, stored.get()));
            }
        }
        Instant worthWaiting = held.record().fill().acceptedAt().plus(WORTH_WAITING_FOR);
        BooleanSupplier goOn = () ->
                clock.instant().isBefore(worthWaiting) && claimed.patience().getAsBoolean();
        try {
            JobState state = claimed.timed(
                    "fill", () -> firefly.await(statusUrl(held), claimed.reservation(), claimed.deadline(), goOn));
            if (state instanceof JobState.Failed failed) {
                return failures.jobFailed(held, failed.problem());
            }
            if (state instanceof JobState.Succeeded succeeded) {
                return store(claimed, succeeded.outputs());
            }
        } catch (FireflyException e) {
            return failures.afterPaying(held, e.problem());
        }
        return Optional.of(claimed.patience().getAsBoolean() ? failures.jobRunning(held) : leftToCollect(claimed));
    }

    /** The next invocation collects the job; the message comes back when that is done. */
    private Outcome leftToCollect(Claimed claimed) {
        claimed.reservation().handOver(clock.instant().plus(COLLECTED_AFTER));
        return failures.released(
                claimed.held(),
                "job-running",
                "Firefly is still painting; the next invocation collects the result.",
                COLLECTED_BY);
    }

    private Optional<Outcome> store(Claimed claimed, List<FillOutput> outputs) {
        ClaimedRecord held = claimed.held();
        Optional<ResultDelivery.Stored> stored;
        try {
            stored = claimed.timed("store", () -> fetch(claimed, outputs));
        } catch (FireflyException e) {
            return failures.afterPaying(held, e.problem());
        }
        if (stored.isEmpty()) {
            return failures.notAPicture(held);
        }
        return Optional.of(recorded(claimed, stored.get()));
    }

    private Outcome recorded(Claimed claimed, ResultDelivery.Stored stored) {
        ClaimedRecord held = claimed.held();
        if (stored.keptAside()) {
            held.advance(transitions.keptAside(held.record(), stored.outputs()));
            return missingHalf.keptAside(held.record());
        }
        HeadshotRecord done = transitions.processed(held.record(), stored.outputs(), stored.warnings());
        claimed.timed("store", () -> {
            try {
                held.advance(done);
            } catch (ClaimLost e) {
                results.withdraw(held, done.outputs());
                throw e;
            }
            return leftovers.removed(held.entry());
        });
        failures.stored(done);
        return new Outcome.Processed(done.outputs(), done.outputs().size(), done.warnings());
    }

    private Optional<ResultDelivery.Stored> fetch(Claimed claimed, List<FillOutput> outputs) {
        ClaimedRecord held = claimed.held();
        try {
            return storeWhileClaimed(claimed, outputs);
        } catch (FireflyException e) {
            // Addresses live an hour; the job itself lives longer and gives fresh ones.
            boolean expired = e.problem().kind() == ProblemKind.RESULT_EXPIRED
                    && held.record().fill().statusUrl() != null;
            if (expired
                    && firefly.status(statusUrl(held), claimed.reservation(), claimed.deadline())
                            instanceof JobState.Succeeded fresh) {
                return storeWhileClaimed(claimed, fresh.outputs());
            }
            throw e;
        }
    }

    private Optional<ResultDelivery.Stored> storeWhileClaimed(Claimed claimed, List<FillOutput> outputs) {
        // A frozen and thawed instance must not put an old result over a newer one.
        if (!claimed.held().record().isClaimed(clock.instant())) {
            throw new ClaimLost(claimed.held().record().id());
        }
        return results.fetchAndStore(claimed.held(), outputs, claimed.deadline());
    }

    private static URI statusUrl(ClaimedRecord held) {
        return URI.create(held.record().fill().statusUrl());
    }

    /**
     * What one attempt works with.
     *
     * @param patience whether waiting for the job is the best use of the invocation
     */
    private record Claimed(
            ClaimedRecord held, Reservation reservation, Deadline deadline, BooleanSupplier patience, StepTimer timer) {

        <T> T timed(String step, Supplier<T> work) {
            return timer.timed(step, work);
        }
    }
}
