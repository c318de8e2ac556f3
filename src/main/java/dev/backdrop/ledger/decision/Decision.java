package dev.backdrop.ledger.decision;

import java.time.Instant;

import dev.backdrop.ledger.record.HeadshotRecord;

/** What an attempt is to do with a headshot, given its record. */
public sealed interface Decision {

    /** Nothing: the recipe is processed. */
    record Unchanged(HeadshotRecord record) implements Decision {}

    /** Nothing: the recipe is refused already. */
    record StillRejected(HeadshotRecord record) implements Decision {}

    /** Nothing: a person, or a setting, has to decide. */
    record StillInDoubt(HeadshotRecord record) implements Decision {}

    /** Nothing: the live owner, or the owner's own message when it comes back, does exactly this work. */
    record Covered(HeadshotRecord record) implements Decision {}

    /** Come back: somebody else holds the claim until then. */
    record TryAgain(Instant at) implements Decision {}

    /** Come back then: what is in doubt may be paid for again, but what made it so is often not over yet. */
    record TooSoon(Instant until) implements Decision {}

    /** Write {@code next}, then begin with the check. */
    record Start(HeadshotRecord next) implements Decision {}

    /** Write {@code next} if the results it names are still stored; else as {@link Start}, with {@code otherwise}. */
    record TakeUp(HeadshotRecord next, HeadshotRecord otherwise) implements Decision {}

    /** Write {@code next}, then go on polling. */
    record Resume(HeadshotRecord next) implements Decision {}

    /** Write {@code next}, then decide again: its owner died, or the person gives it up. */
    record Note(HeadshotRecord next) implements Decision {}
}
