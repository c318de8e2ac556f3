package dev.backdrop.headshot.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Loaded;
import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Step;
import dev.backdrop.headshot.StepTimer;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.delivery.Leftovers;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.pairing.LoneHalf;
import dev.backdrop.headshot.pairing.Pairing;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.DesiredFill;
import dev.backdrop.ledger.decision.Judge;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.quota.Reservations;

/** One attempt at one headshot. Each turn loads the record, decides, and carries out the decision, until there is an outcome. */
public final class Headshots {

    /** A lost race, a doubt noted and an expired upload each take a turn; more of them are left to a later attempt. */
    private static final int MAX_TURNS = 6;

    private static final Duration CONTENDED = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Leftovers leftovers;
    private final Judge judge;
    private final Looks looks;
    private final PicturePolicy policy;
    private final Keys keys;
    private final Pairing pairing;
    private final LoneHalf loneHalf;
    private final JobContinuation job;
    private final Execution execution;
    private final Work work;
    private final Reservations reservations;
    private final Clock clock;

    Headshots(
            Ledger ledger,
            Leftovers leftovers,
            Judge judge,
            Looks looks,
            PicturePolicy policy,
            Keys keys,
            Pairing pairing,
            LoneHalf loneHalf,
            JobContinuation job,
            Execution execution,
            Work work,
            Reservations reservations,
            Clock clock) {
        this.ledger = ledger;
        this.leftovers = leftovers;
        this.judge = judge;
        this.looks = looks;
        this.policy = policy;
        this.keys = keys;
        this.pairing = pairing;
        this.loneHalf = loneHalf;
        this.job = job;
        this.execution = execution;
        this.work = work;
        this.reservations = reservations;
        this.clock = clock;
    }

    /** Never throws for what Adobe or the files do. Throws what S3 refuses, and then the record is as it was. */
    public Attempt process(Task task) {
        StepTimer timer = new StepTimer(clock);
        Outcome outcome = keys.refusal(task.id())
                .<Outcome>map(refusal -> new Outcome.Rejected("bad-name", "No headshot has this id: " + refusal + "."))
                .orElseGet(() -> outcome(task, timer, MAX_TURNS));
        return new Attempt(task.id(), outcome, timer.millis());
    }

    private Outcome outcome(Task task, StepTimer timer, int turnsLeft) {
        return turnsLeft == 0
                ? new Outcome.Deferred("contended", "Others keep changing it; tried again later.", CONTENDED)
                : turn(task, timer).handle(outcome -> outcome, () -> outcome(task, timer, turnsLeft - 1));
    }

    private Step turn(Task task, StepTimer timer) {
        Look look = looks.of(task.id());
        try {
            return mayBeTooEarly(task)
                    ? work.unlessHindered(look, task, () -> turn(task, look, timer))
                    : turn(task, look, timer);
        } catch (ClaimLost e) {
            // The attempt that has the claim now may have done this work already.
            return new Step.DecideAgain();
        }
    }

    /** In a long backlog most later deliveries come too early; the first was looked at when it came. */
    private boolean mayBeTooEarly(Task task) {
        return task.order() == Order.REDELIVERED && !reservations.isInFlight(task.id());
    }

    private Step turn(Task task, Look look, StepTimer timer) {
        Loaded<HeadshotRecord> loaded = ledger.load(task.id());
        if (loaded instanceof Loaded.Unreadable<HeadshotRecord> unreadable) {
            return new Step.Ended(new Outcome.InDoubt(unreadable.problem(), Optional.empty()));
        }
        Optional<Found<HeadshotRecord>> entry = loaded.found().map(leftovers::removed);
        Turn turn = new Turn(entry, task, look, policy.rules(look), timer);
        Supplier<Step> beginOrCollect = () -> task.order().mayBegin() ? begin(turn) : job.collect(turn);
        return turn.record()
                .map(record -> Shortcut.unlessKnown(record, turn, clock.instant(), beginOrCollect))
                .orElseGet(beginOrCollect);
    }

    private Step begin(Turn turn) {
        Pairing.Halves halves = pairing.find(turn.task().id());
        DesiredFill wanted = turn.wanted(halves);
        if (!halves.areComplete()) {
            return job.goOn(turn, () -> loneHalf.step(turn.entry(), halves, wanted, turn.claim()));
        }
        return halves.photo()
                .flatMap(photo -> halves.waitsForMask(clock.instant()).map(grace -> waitsForMask(photo, grace)))
                .map(outcome -> job.goOn(turn, () -> new Step.Ended(outcome)))
                .orElseGet(() -> judge.decide(turn.record(), wanted, turn.task().order(), turn.claim())
                        .handle(execution.in(turn)));
    }

    private static Outcome waitsForMask(StoredObject photo, Duration grace) {
        return new Outcome.Deferred(
                "waits-for-mask",
                "The photo " + photo.key() + " has no mask. In " + grace.toSeconds()
                        + " s one is made (backdrop.mask.grace); a mask that arrives before is used instead.",
                grace);
    }
}
