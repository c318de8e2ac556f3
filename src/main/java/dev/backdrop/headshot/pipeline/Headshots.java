package dev.backdrop.headshot.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Loaded;
import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.FinalOutcomes;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.StepTimer;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.delivery.Leftovers;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.look.Recipe;
import dev.backdrop.headshot.pairing.LoneHalf;
import dev.backdrop.headshot.pairing.Pairing;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.Decision;
import dev.backdrop.ledger.decision.DesiredFill;
import dev.backdrop.ledger.decision.Judge;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.Claim;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.State;
import dev.backdrop.quota.Reservations;

/** One attempt at one headshot: look at what there is, decide, and do what was decided, until there is an outcome. */
public final class Headshots {

    /** Lost races, doubts noted, uploads expired: each is decided anew, but nobody runs in circles. */
    private static final int MAX_TURNS = 6;

    private static final Duration CONTENDED = Duration.ofSeconds(5);
    private static final Duration CLAIMED = Duration.ofSeconds(20);
    /** A claim outlives its invocation a little: clocks of two instances differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Leftovers leftovers;
    private final Judge judge;
    private final Looks looks;
    private final Bucket bucket;
    private final Keys keys;
    private final Pairing pairing;
    private final LoneHalf loneHalf;
    private final Work work;
    private final CircuitBreaker breaker;
    private final Reservations reservations;
    private final Clock clock;

    Headshots(
            Ledger ledger,
            Leftovers leftovers,
            Judge judge,
            Looks looks,
            Bucket bucket,
            Keys keys,
            Pairing pairing,
            LoneHalf loneHalf,
            Work work,
            CircuitBreaker breaker,
            Reservations reservations,
            Clock clock) {
        this.ledger = ledger;
        this.leftovers = leftovers;
        this.judge = judge;
        this.looks = looks;
        this.bucket = bucket;
        this.keys = keys;
        this.pairing = pairing;
        this.loneHalf = loneHalf;
        this.work = work;
        this.breaker = breaker;
        this.reservations = reservations;
        this.clock = clock;
    }

    /** Never throws for what Adobe or the files do; what S3 refuses is thrown, and the record then is what it was. */
    public Attempt process(Task task) {
        StepTimer timer = new StepTimer(clock);
        for (int turn = 0; turn < MAX_TURNS; turn++) {
            try {
                Optional<Outcome> outcome = turn(task, timer);
                if (outcome.isPresent()) {
                    return new Attempt(task.id(), outcome.get(), timer.millis());
                }
            } catch (ClaimLost e) {
                // Decided again: what the winner did may be just what is left for us to leave.
                continue;
            }
        }
        Outcome contended = new Outcome.Deferred("contended", "Others keep changing it; tried again later.", CONTENDED);
        return new Attempt(task.id(), contended, timer.millis());
    }

    private Optional<Outcome> turn(Task task, StepTimer timer) {
        Optional<String> refusal = keys.refusal(task.id());
        if (refusal.isPresent()) {
            return Optional.of(new Outcome.Rejected("bad-name", "No headshot has this id: " + refusal.get() + "."));
        }
        Look look = looks.of(task.id());
        if (task.order() == Order.REDELIVERED && !reservations.isInFlight(task.id())) {
            // It was looked at when it came: in a long backlog most later deliveries are too early.
            Optional<Outcome> hindrance = work.hindrance(look, task);
            if (hindrance.isPresent()) {
                return hindrance;
            }
        }
        Loaded<HeadshotRecord> loaded = ledger.load(task.id());
        if (loaded instanceof Loaded.Unreadable<HeadshotRecord> unreadable) {
            return Optional.of(new Outcome.InDoubt(unreadable.problem()));
        }
        Optional<Found<HeadshotRecord>> entry = loaded.found().map(leftovers::removed);
        Optional<Outcome> known = entry.flatMap(found -> Shortcut.of(found.value(), task, look, clock.instant()));
        if (known.isPresent()) {
            return known;
        }
        if (!task.order().mayBegin()) {
            return takeUp(entry, task, look, timer);
        }
        Pairing.Halves halves = pairing.find(task.id());
        if (!halves.areComplete()) {
            return incomplete(entry, halves, task, look, timer);
        }
        Decision decision =
                judge.decide(entry.map(Found::value), wanted(task, look, halves), task.order(), claim(task));
        return carryOut(decision, entry, task, look, timer);
    }

    /** Whatever photo, mask and look are by now: what is paid for is had. */
    private Optional<Outcome> takeUp(Optional<Found<HeadshotRecord>> entry, Task task, Look look, StepTimer timer) {
        Optional<Decision> goOn = goingOn(entry, task);
        if (goOn.isPresent()) {
            Optional<Outcome> outcome = carryOut(goOn.get(), entry, task, look, timer);
            boolean isOver = goOn.get() instanceof Decision.Resume && outcome.isEmpty();
            // Asked once, it is in doubt again, and not asked in circles.
            return isOver && task.order() == Order.FETCH ? inDoubtAgain(task.id()) : outcome;
        }
        if (task.order() == Order.COLLECT) {
            reservations.ended(task.id());
        }
        return Optional.of(new Outcome.Unchanged("nothing-to-collect", "It has no job in flight."));
    }

    private Optional<Outcome> inDoubtAgain(String id) {
        return ledger.load(id)
                .found()
                .map(Found::value)
                .filter(record -> record.state() == State.IN_DOUBT)
                .map(FinalOutcomes::of);
    }

    /** What is ordered is fetched, and what is in doubt stays so, whatever became of the files. */
    private Optional<Outcome> incomplete(
            Optional<Found<HeadshotRecord>> entry, Pairing.Halves halves, Task task, Look look, StepTimer timer) {
        Optional<Decision> goOn = goingOn(entry, task);
        if (goOn.isPresent()) {
            return carryOut(goOn.get(), entry, task, look, timer);
        }
        return loneHalf.outcome(entry, halves, wanted(task, look, halves), claim(task));
    }

    /** How to go on with a job; nothing where there is none to poll. */
    private Optional<Decision> goingOn(Optional<Found<HeadshotRecord>> entry, Task task) {
        return entry.map(Found::value)
                .filter(record -> !record.hasKeptResults())
                .map(record -> judge.decide(Optional.of(record), asRecorded(record), task.order(), claim(task)))
                .filter(decision -> decision instanceof Decision.Resume
                        || decision instanceof Decision.Note
                        || decision instanceof Decision.TryAgain
                        || task.order() == Order.FETCH && !(decision instanceof Decision.Start));
    }

    private static DesiredFill asRecorded(HeadshotRecord record) {
        return new DesiredFill(
                record.id(),
                record.recipe(),
                record.photo(),
                record.mask(),
                record.passedOver(),
                record.look(),
                Optional.empty());
    }

    private static Claim claim(Task task) {
        return new Claim(task.owner(), task.deadline().at().plus(CLOCKS_DIFFER), task.redelivered());
    }

    private Optional<Outcome> carryOut(
            Decision decision, Optional<Found<HeadshotRecord>> entry, Task task, Look look, StepTimer timer) {
        if (decision instanceof Decision.Unchanged unchanged) {
            return Optional.of(FinalOutcomes.of(unchanged.record()));
        }
        if (decision instanceof Decision.StillRejected rejected) {
            return Optional.of(FinalOutcomes.of(rejected.record()));
        }
        if (decision instanceof Decision.StillInDoubt inDoubt) {
            return Optional.of(FinalOutcomes.of(inDoubt.record()));
        }
        if (decision instanceof Decision.Covered) {
            return Optional.of(FinalOutcomes.covered());
        }
        if (decision instanceof Decision.TryAgain tryAgain) {
            return Optional.of(claimedElsewhere(tryAgain.at()));
        }
        if (decision instanceof Decision.TooSoon tooSoon) {
            return Optional.of(new Outcome.Deferred(
                    "in-doubt",
                    "It is in doubt, and is paid for again in a while (backdrop.firefly.in-doubt=retry).",
                    Duration.between(clock.instant(), tooSoon.until())));
        }
        if (decision instanceof Decision.Note note) {
            // Written or lost: in either case the record has moved on, and is judged as it then is.
            ledger.write(entry, note.next());
            return Optional.empty();
        }
        if (decision instanceof Decision.TakeUp takeUp) {
            boolean stored = takeUp.next().outputs().stream().allMatch(this::isStored);
            return carryOut(
                    stored ? new Decision.Note(takeUp.next()) : new Decision.Start(takeUp.otherwise()),
                    entry,
                    task,
                    look,
                    timer);
        }
        Optional<Outcome.Deferred> stopped = breaker.whileOpen();
        if (stopped.isPresent()) {
            return stopped.map(deferred -> deferred);
        }
        if (decision instanceof Decision.Resume resume) {
            return held(entry, resume.next()).flatMap(held -> letGoOf(held, () -> work.resume(held, task, timer)));
        }
        Optional<Outcome.Deferred> withoutResults =
                breaker.withoutResults(() -> !reservations.collectable().isEmpty());
        if (withoutResults.isPresent()) {
            return withoutResults.map(deferred -> deferred);
        }
        HeadshotRecord next = ((Decision.Start) decision).next();
        Optional<Outcome> hindrance = work.hindrance(next, look, task);
        if (hindrance.isPresent()) {
            return hindrance;
        }
        return held(entry, next).flatMap(held -> letGoOf(held, () -> work.start(held, look, task, timer)));
    }

    /** What S3 refuses is no fault of the headshot's: its claim is released, so that only a dead owner leaves one. */
    private Optional<Outcome> letGoOf(ClaimedRecord held, Supplier<Optional<Outcome>> attempt) {
        try {
            return attempt.get();
        } catch (ClaimLost e) {
            throw e;
        } catch (RuntimeException e) {
            work.release(held, e);
            throw e;
        }
    }

    private boolean isStored(Output output) {
        return bucket.version(output.key())
                .filter(version -> version.etag().equals(output.etag()))
                .isPresent();
    }

    private Optional<ClaimedRecord> held(Optional<Found<HeadshotRecord>> before, HeadshotRecord next) {
        return ledger.write(before, next).map(entry -> new ClaimedRecord(ledger, entry));
    }

    private Outcome claimedElsewhere(Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        // The owner is usually done long before its claim ends.
        Duration pause = left.compareTo(CLAIMED) < 0 ? left : CLAIMED;
        return new Outcome.Deferred(FinalOutcomes.CLAIMED, FinalOutcomes.AT_WORK, pause);
    }

    private DesiredFill wanted(Task task, Look look, Pairing.Halves halves) {
        Source photo = halves.photo().map(Headshots::source).orElse(null);
        Source mask = halves.mask().map(Headshots::source).orElse(null);
        String recipe = Recipe.of(photo, mask, look.used());
        return new DesiredFill(task.id(), recipe, photo, mask, halves.passedOver(), look.used(), task.forced());
    }

    private static Source source(StoredObject object) {
        return new Source(object.key(), object.etag(), object.size(), object.lastModified());
    }
}
