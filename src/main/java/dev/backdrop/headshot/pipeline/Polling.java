package dev.backdrop.headshot.pipeline;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Step;
import dev.backdrop.headshot.StepTimer;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.time.Deadline;

/** What an attempt does with a job that is paid for, of a fill or of a mask: poll it, and store what it gives. */
final class Polling {

    /** A job that takes longer is polled by later invocations, and blocks nothing. */
    private static final Duration WORTH_WAITING_FOR = Duration.ofMinutes(2);

    private static final Duration COLLECTED_AFTER = Duration.ofSeconds(1);
    private static final Duration COLLECTED_BY = Duration.ofSeconds(30);

    private final Storing storing;
    private final Kind fill;
    private final Kind mask;
    private final Clock clock;

    Polling(Firefly firefly, Storing storing, FailureHandling failures, MaskOrdering masks, Clock clock) {
        this.storing = storing;
        this.clock = clock;
        fill = new Kind("fill", "Firefly is still painting", firefly::await, storing::store, failures);
        mask = new Kind("mask", "Adobe is still making the mask", firefly::awaitMask, masks::store, masks.failures());
    }

    /** The record is SUBMITTED and claimed. */
    Step poll(Work.Claimed claimed) {
        ClaimedRecord held = claimed.held();
        return held.record().hasKeptResults()
                ? storing.takeUp(held, claimed.timer(), () -> pollJob(claimed))
                : pollJob(claimed);
    }

    private Step pollJob(Work.Claimed claimed) {
        ClaimedRecord held = claimed.held();
        HeadshotRecord record = held.record();
        Kind kind = record.ordersMask() ? mask : fill;
        if (record.requireFill().statusUrl() == null) {
            return kind.failures.keptResultGone(held);
        }
        URI statusUrl = URI.create(record.requireFill().statusUrl());
        Instant worthWaiting = record.requireFill().requireAcceptedAt().plus(WORTH_WAITING_FOR);
        BooleanSupplier goOn = () ->
                clock.instant().isBefore(worthWaiting) && claimed.patience().getAsBoolean();
        JobState state;
        try {
            state = claimed.timed(
                    kind.step, () -> kind.waiting.await(statusUrl, claimed.reservation(), claimed.deadline(), goOn));
        } catch (FireflyException e) {
            return kind.failures.afterPaying(held, e.failure());
        }
        return state.handle(new AfterPolling(claimed, kind));
    }

    /** The next invocation collects the job; the message comes back when that is done. */
    private Outcome leftToCollect(Work.Claimed claimed, Kind kind) {
        claimed.reservation().handOver(clock.instant().plus(COLLECTED_AFTER));
        return kind.failures.released(
                claimed.held(),
                "job-running",
                kind.atWork + "; the next invocation collects the result.",
                COLLECTED_BY);
    }

    private final class AfterPolling implements JobState.Cases<Step> {

        private final Work.Claimed claimed;
        private final Kind kind;

        private AfterPolling(Work.Claimed claimed, Kind kind) {
            this.claimed = claimed;
            this.kind = kind;
        }

        @Override
        public Step running(JobState.Running running) {
            return new Step.Ended(
                    claimed.patience().getAsBoolean()
                            ? kind.failures.jobRunning(claimed.held(), kind.atWork)
                            : leftToCollect(claimed, kind));
        }

        @Override
        public Step succeeded(JobState.Succeeded succeeded) {
            return kind.keeping.store(
                    claimed.held(), succeeded.outputs(), claimed.reservation(), claimed.deadline(), claimed.timer());
        }

        @Override
        public Step failed(JobState.Failed failed) {
            return kind.failures.jobFailed(claimed.held(), failed.failure());
        }
    }

    /**
     * What a job is of.
     *
     * @param step the name of its step in metrics and logs
     * @param atWork what Adobe is doing, for a person
     */
    private record Kind(String step, String atWork, Waiting waiting, Keeping keeping, FailureHandling failures) {}

    /** Polls until the job has ended, or waiting is not worth it any more. */
    @FunctionalInterface
    private interface Waiting {

        JobState await(URI statusUrl, Permits permits, Deadline deadline, BooleanSupplier goOn);
    }

    /** Fetches what a finished job gave, stores it, and records it. */
    @FunctionalInterface
    private interface Keeping {

        Step store(ClaimedRecord held, List<FillOutput> outputs, Permits permits, Deadline deadline, StepTimer timer);
    }
}
