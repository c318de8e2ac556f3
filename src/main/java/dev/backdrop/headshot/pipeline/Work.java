package dev.backdrop.headshot.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.Permits;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Step;
import dev.backdrop.headshot.StepTimer;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.headshot.preparation.Preparation;
import dev.backdrop.headshot.preparation.Prepared;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.State;
import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.quota.Allowance;
import dev.backdrop.quota.Reservation;
import dev.backdrop.quota.Reservations;
import dev.backdrop.time.Deadline;

/** What an attempt does once it holds the claim: prepare and pay. {@link Polling} and {@link Storing} do the rest. */
final class Work {

    /** The end of the invocation is kept for the hand-over: one write of the record, perhaps repeated once. */
    private static final Duration HANDOVER = Duration.ofSeconds(2);

    /** Read and checked by then, so that the first upload goes out in its slot. */
    private static final Duration LEAD = Duration.ofSeconds(1);
    /** Adobe Photoshop, remove-background: one operation for each output. */
    private static final int MASK_OPERATIONS = 1;

    private final Preparation preparation;
    private final Filling filling;
    private final MaskOrdering masks;
    private final Storing storing;
    private final Polling polling;
    private final FailureHandling failures;
    private final Firefly firefly;
    private final Reservations reservations;
    private final Transitions transitions;
    private final PicturePolicy policy;
    private final Clock clock;

    Work(
            Preparation preparation,
            Filling filling,
            MaskOrdering masks,
            Storing storing,
            Polling polling,
            FailureHandling failures,
            Firefly firefly,
            Reservations reservations,
            Transitions transitions,
            PicturePolicy policy,
            Clock clock) {
        this.preparation = preparation;
        this.filling = filling;
        this.masks = masks;
        this.storing = storing;
        this.polling = polling;
        this.failures = failures;
        this.firefly = firefly;
        this.reservations = reservations;
        this.transitions = transitions;
        this.policy = policy;
        this.clock = clock;
    }

    /** Goes on, unless a headshot that needs both uploads and a fill cannot begin now. */
    Step unlessHindered(Look look, Task task, Supplier<Step> goOn) {
        return unlessHindered(Preparation.MOST_UPLOADS, look.variations(), task, goOn);
    }

    /** Goes on, unless the work on this record cannot begin now; it is not claimed then. */
    Step unlessHindered(HeadshotRecord record, Look look, Task task, Supplier<Step> goOn) {
        int maskOperations = record.needsPaidMask() ? MASK_OPERATIONS : 0;
        Supplier<Step> reserving = () ->
                unlessHindered(preparation.uploadsNeeded(record, look), look.variations() + maskOperations, task, goOn);
        return failures.unlessStopped(
                () -> record.needsPaidMask() ? masks.failures().unlessStopped(reserving) : reserving.get());
    }

    private Step unlessHindered(int uploads, int operations, Task task, Supplier<Step> goOn) {
        return reservations.outlook(
                uploads, operations, latestFill(task), goOn, refusal -> new Step.Ended(failures.notReserved(refusal)));
    }

    private Deadline latestFill(Task task) {
        return firefly.latestFill(task.deadline().minus(HANDOVER));
    }

    /** From the beginning. The record is PREPARING and claimed. */
    Step start(ClaimedRecord held, Look look, Task task, StepTimer timer) {
        Deadline deadline = task.deadline().minus(HANDOVER);
        HeadshotRecord record = held.record();
        Allowance allowance = timer.timed("quota", () -> reserved(record, look, deadline));
        return allowance.handle(
                granted -> with(
                        new Claimed(held, granted.reservation(), deadline, task.patience(), timer),
                        claimed -> record.needsPaidMask() ? orderMask(claimed, look) : begin(claimed, look)),
                refusal -> {
                    held.advance(transitions.released(record, record.uploads()));
                    return new Step.Ended(failures.notReserved(refusal));
                });
    }

    /** The mask's order needs none of Firefly's calls. The fill reserves its own when the mask is there. */
    private Allowance reserved(HeadshotRecord record, Look look, Deadline deadline) {
        Instant until = record.requireClaim().until();
        return record.needsPaidMask()
                ? reservations.reserveOperations(record.id(), MASK_OPERATIONS, until)
                : reservations.reserve(
                        record.id(),
                        preparation.uploadsNeeded(record, look),
                        look.variations(),
                        until,
                        firefly.latestFill(deadline));
    }

    private Step orderMask(Claimed claimed, Look look) {
        return masks.order(claimed, look, () -> polling.poll(claimed));
    }

    /** From the job on. The record is SUBMITTED and claimed, and nothing more is paid for. */
    Step resume(ClaimedRecord held, Task task, StepTimer timer) {
        Deadline deadline = task.deadline().minus(HANDOVER);
        Reservation unpaid = reservations.none(held.record().id());
        return with(new Claimed(held, unpaid, deadline, task.patience(), timer), polling::poll);
    }

    /** After a failure that says nothing about the headshot. If a fill may have been paid for, the claim is left to expire. */
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

    private Step with(Claimed claimed, Function<Claimed, Step> work) {
        try (Reservation reservation = claimed.reservation()) {
            Step step = work.apply(claimed);
            HeadshotRecord record = claimed.held().record();
            boolean jobGoesOn = record.state() == State.SUBMITTED && !record.hasKeptResults();
            if (!jobGoesOn) {
                reservation.ended();
            } else if (step instanceof Step.Ended ended
                    && ended.outcome() instanceof Outcome.Deferred deferred
                    && !reservation.isHandedOver()) {
                reservation.handOver(clock.instant().plus(deferred.pause()));
            }
            return step;
        }
    }

    private Step begin(Claimed claimed, Look look) {
        Permits.Permit permit =
                claimed.timed("quota", () -> claimed.reservation().awaitBegin(LEAD, claimed.deadline()));
        if (permit instanceof Permits.Permit.NotYet notYet) {
            return new Step.Ended(failures.waitsForQuota(claimed.held(), notYet.pause()));
        }
        return preparation
                .prepare(claimed.held(), look, claimed.reservation(), claimed.deadline(), claimed.timer())
                .handle(new AfterPreparation(claimed, look));
    }

    private final class AfterPreparation implements Prepared.Cases<Step> {

        private final Claimed claimed;
        private final ClaimedRecord held;
        private final Look look;

        private AfterPreparation(Claimed claimed, Look look) {
            this.claimed = claimed;
            this.held = claimed.held();
            this.look = look;
        }

        @Override
        public Step uploaded(Prepared.Uploaded uploaded) {
            Uploads uploads = uploaded.uploads();
            return claimed.timed(
                            "fill", () -> filling.fill(held, uploads, look, claimed.reservation(), claimed.deadline()))
                    .handle(new AfterFilling(claimed, uploads));
        }

        @Override
        public Step refused(Prepared.Refused refused) {
            return new Step.Ended(failures.refused(held, refused.reason(), refused.message(), policy.rules(look)));
        }

        @Override
        public Step replaced(Prepared.Replaced replaced) {
            held.advance(transitions.released(held.record(), held.record().uploads()));
            return new Step.DecideAgain();
        }

        @Override
        public Step maskGone(Prepared.MaskGone gone) {
            held.advance(transitions.masks().gone(held.record()));
            return new Step.DecideAgain();
        }

        @Override
        public Step uploadFailed(Prepared.Failed failed) {
            return failures.beforePaying(held, failed.uploads(), failed.failure());
        }
    }

    private final class AfterFilling implements Filled.Cases<Step> {

        private final Claimed claimed;
        private final Uploads uploads;

        private AfterFilling(Claimed claimed, Uploads uploads) {
            this.claimed = claimed;
            this.uploads = uploads;
        }

        @Override
        public Step jobStarted(Filled.JobStarted started) {
            return polling.poll(claimed);
        }

        @Override
        public Step finished(Filled.Finished finished) {
            return storing.store(
                    claimed.held(), finished.outputs(), claimed.reservation(), claimed.deadline(), claimed.timer());
        }

        @Override
        public Step fillFailed(Filled.Failed failed) {
            return failures.whilePaying(claimed.held(), uploads, claimed.reservation(), failed.failure());
        }

        @Override
        public Step overBudget(Filled.OverBudget over) {
            return new Step.Ended(failures.overBudget(claimed.held(), uploads, over.until()));
        }
    }

    /**
     * What one attempt works with.
     *
     * @param patience whether waiting for the job is the best use of the invocation
     */
    record Claimed(
            ClaimedRecord held, Reservation reservation, Deadline deadline, BooleanSupplier patience, StepTimer timer) {

        <T> T timed(String step, Supplier<T> work) {
            return timer.timed(step, work);
        }
    }
}
