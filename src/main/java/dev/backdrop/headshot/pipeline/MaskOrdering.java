package dev.backdrop.headshot.pipeline;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.ProblemKind;
import dev.backdrop.headshot.Step;
import dev.backdrop.headshot.StepTimer;
import dev.backdrop.headshot.delivery.MaskDelivery;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.headshot.preparation.PhotoLending;
import dev.backdrop.headshot.preparation.PhotoLending.Lent;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.quota.Reservation;
import dev.backdrop.time.Deadline;

/** Orders the mask of a photo without one, and stores it. It is paid for, by the rules of a fill. */
final class MaskOrdering {

    private final PhotoLending photos;
    private final Filling filling;
    private final MaskDelivery masks;
    private final FailureHandling failures;
    private final Firefly firefly;
    private final Transitions transitions;
    private final PicturePolicy policy;
    private final Clock clock;

    /** @param failures of masks alone: headshots with a mask go on when no mask can be had */
    MaskOrdering(
            PhotoLending photos,
            Filling filling,
            MaskDelivery masks,
            FailureHandling failures,
            Firefly firefly,
            Transitions transitions,
            PicturePolicy policy,
            Clock clock) {
        this.photos = photos;
        this.filling = filling;
        this.masks = masks;
        this.failures = failures;
        this.firefly = firefly;
        this.transitions = transitions;
        this.policy = policy;
        this.clock = clock;
    }

    FailureHandling failures() {
        return failures;
    }

    /** The record is PREPARING and claimed. Empty if it is SUBMITTED now: the job is to be polled. */
    Optional<Step> order(ClaimedRecord held, Look look, Reservation reservation, Deadline deadline, StepTimer timer) {
        return timer.timed("load", () -> photos.lend(held, look)).handle(new Lent.Cases<>() {

            @Override
            public Optional<Step> at(Lent.At lent) {
                return timer.timed("mask", () -> filling.orderMask(held, lent.address(), reservation, deadline))
                        .handle(new AfterOrdering(held, reservation));
            }

            @Override
            public Optional<Step> refused(Lent.Refused refused) {
                return Optional.of(new Step.Ended(
                        failures.refused(held, refused.reason(), refused.message(), policy.rules(look))));
            }

            @Override
            public Optional<Step> replaced(Lent.Replaced replaced) {
                held.advance(transitions.released(held.record(), held.record().uploads()));
                return Optional.of(new Step.DecideAgain());
            }
        });
    }

    /** The job has ended: fetches the mask, stores it, and records it. The fill is decided upon in a turn of its own. */
    Step store(ClaimedRecord held, List<FillOutput> outputs, Permits permits, Deadline deadline, StepTimer timer) {
        Optional<Output> stored;
        try {
            stored = timer.timed("mask", () -> fetch(held, outputs, permits, deadline));
        } catch (FireflyException e) {
            return failures.afterPaying(held, e.failure());
        }
        if (stored.isEmpty()) {
            return failures.notAPicture(held);
        }
        held.advance(transitions.masks().made(held.record(), stored.get()));
        failures.fetched();
        return new Step.DecideAgain();
    }

    private Optional<Output> fetch(ClaimedRecord held, List<FillOutput> outputs, Permits permits, Deadline deadline) {
        // A frozen and thawed instance must not put an old mask over a newer one.
        if (!held.record().isClaimed(clock.instant())) {
            throw new ClaimLost(held.record().id());
        }
        try {
            return masks.fetchAndStore(held, outputs.get(0), deadline);
        } catch (FireflyException e) {
            // The job lives longer than the address that it gave.
            URI statusUrl = URI.create(held.record().requireFill().statusUrl());
            if (e.failure().kind() == ProblemKind.RESULT_EXPIRED
                    && firefly.awaitMask(statusUrl, permits, deadline, () -> false)
                            instanceof JobState.Succeeded fresh) {
                return masks.fetchAndStore(held, fresh.outputs().get(0), deadline);
            }
            throw e;
        }
    }

    private final class AfterOrdering implements Filled.Cases<Optional<Step>> {

        private final ClaimedRecord held;
        private final Reservation reservation;

        private AfterOrdering(ClaimedRecord held, Reservation reservation) {
            this.held = held;
            this.reservation = reservation;
        }

        @Override
        public Optional<Step> jobStarted(Filled.JobStarted started) {
            return Optional.empty();
        }

        @Override
        public Optional<Step> finished(Filled.Finished finished) {
            throw new IllegalStateException("A mask always has a job");
        }

        @Override
        public Optional<Step> fillFailed(Filled.Failed failed) {
            return Optional.of(failures.whilePaying(held, held.record().uploads(), reservation, failed.failure()));
        }

        @Override
        public Optional<Step> overBudget(Filled.OverBudget over) {
            return Optional.of(
                    new Step.Ended(failures.overBudget(held, held.record().uploads(), over.until())));
        }
    }
}
