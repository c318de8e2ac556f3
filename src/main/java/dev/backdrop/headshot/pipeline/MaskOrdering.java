package dev.backdrop.headshot.pipeline;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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

    /**
     * The record is PREPARING and claimed.
     *
     * @param polled how it goes on with the ordered mask's job; the record is SUBMITTED then
     */
    Step order(Work.Claimed claimed, Look look, Supplier<Step> polled) {
        ClaimedRecord held = claimed.held();
        return claimed.timed("load", () -> photos.lend(held, look)).handle(new Lent.Cases<>() {

            @Override
            public Step at(Lent.At lent) {
                return claimed.timed(
                                "mask",
                                () -> filling.orderMask(
                                        held, lent.address(), claimed.reservation(), claimed.deadline()))
                        .handle(new AfterOrdering(claimed, polled));
            }

            @Override
            public Step refused(Lent.Refused refused) {
                return new Step.Ended(failures.refused(held, refused.reason(), refused.message(), policy.rules(look)));
            }

            @Override
            public Step replaced(Lent.Replaced replaced) {
                held.advance(transitions.released(held.record(), held.record().uploads()));
                return new Step.DecideAgain();
            }
        });
    }

    /** The job has ended: fetches the mask, stores it, and records it. The fill is decided upon in a turn of its own. */
    Step store(ClaimedRecord held, List<FillOutput> outputs, Permits permits, Deadline deadline, StepTimer timer) {
        try {
            return timer.timed("mask", () -> fetch(held, outputs, permits, deadline))
                    .map(stored -> made(held, stored))
                    .orElseGet(() -> failures.notAPicture(held));
        } catch (FireflyException e) {
            return failures.afterPaying(held, e.failure());
        }
    }

    private Step made(ClaimedRecord held, Output stored) {
        held.advance(transitions.masks().made(held.record(), stored));
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

    private final class AfterOrdering implements Filled.Cases<Step> {

        private final Work.Claimed claimed;
        private final ClaimedRecord held;
        private final Supplier<Step> polled;

        private AfterOrdering(Work.Claimed claimed, Supplier<Step> polled) {
            this.claimed = claimed;
            this.held = claimed.held();
            this.polled = polled;
        }

        @Override
        public Step jobStarted(Filled.JobStarted started) {
            return polled.get();
        }

        @Override
        public Step finished(Filled.Finished finished) {
            throw new IllegalStateException("A mask always has a job");
        }

        @Override
        public Step fillFailed(Filled.Failed failed) {
            return failures.whilePaying(held, held.record().uploads(), claimed.reservation(), failed.failure());
        }

        @Override
        public Step overBudget(Filled.OverBudget over) {
            return new Step.Ended(failures.overBudget(held, held.record().uploads(), over.until()));
        }
    }
}
