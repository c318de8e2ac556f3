package dev.backdrop.headshot.pipeline;

import java.time.Duration;
import java.util.Optional;

import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.headshot.StepTimer;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.look.Recipe;
import dev.backdrop.headshot.pairing.Pairing;
import dev.backdrop.ledger.decision.DesiredFill;
import dev.backdrop.ledger.record.Claim;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Source;

/**
 * One turn of an attempt.
 *
 * @param entry the headshot's record at the beginning of the turn; empty before the first
 * @param look what the headshot gets today
 * @param rules by which pictures are judged today
 */
record Turn(Optional<Found<HeadshotRecord>> entry, Task task, Look look, String rules, StepTimer timer) {

    /** A claim outlives its invocation a little: the clocks of two instances differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    Optional<HeadshotRecord> record() {
        return entry.map(Found::value);
    }

    /** The claim that this attempt writes. */
    Claim claim() {
        return new Claim(
                task.owner(),
                task.deadline().at().plus(CLOCKS_DIFFER),
                task.item().redelivered());
    }

    DesiredFill wanted(Pairing.Halves halves) {
        Source photo = halves.photo().map(Turn::source).orElse(null);
        Source mask = halves.mask().map(Turn::source).orElse(null);
        String recipe = Recipe.of(photo, mask, look.used());
        return new DesiredFill(
                task.id(),
                recipe,
                photo,
                mask,
                halves.passedOver(),
                look.used(),
                rules,
                task.item().forced());
    }

    private static Source source(StoredObject object) {
        return new Source(object.key(), object.etag(), object.size(), object.lastModified());
    }
}
