package dev.backdrop.ledger.decision;

import java.time.Instant;

import dev.backdrop.ledger.record.HeadshotRecord;

/** What an attempt does with a headshot, given its record. */
public sealed interface Decision {

    /** Concerns the job that the record names, and the record itself; begins nothing. */
    sealed interface OfTheJob extends Decision {}

    /** Says how the headshot stands. Carrying it out asks nothing of Adobe. */
    sealed interface Known extends Decision {}

    /** Begins something. */
    sealed interface NewWork extends Decision {}

    /** Nothing: the recipe is processed. */
    record Unchanged(HeadshotRecord record) implements Known {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.unchanged(this);
        }
    }

    /** Nothing: the recipe is already rejected. */
    record StillRejected(HeadshotRecord record) implements Known {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.stillRejected(this);
        }
    }

    /** Nothing: a person, or a setting, has to decide. */
    record StillInDoubt(HeadshotRecord record) implements Known {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.stillInDoubt(this);
        }
    }

    /** Nothing: the live owner does exactly this work. If it dies, its own message comes back and does it. */
    record Covered(HeadshotRecord record) implements Known {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.covered(this);
        }
    }

    /** Come back: another attempt holds the claim until then. */
    record TryAgain(Instant at) implements OfTheJob {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.tryAgain(this);
        }
    }

    /** Come back then: the fill in doubt may be paid for again, but its cause often lasts a little longer. */
    record TooSoon(Instant until) implements Known {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.tooSoon(this);
        }
    }

    /** Write {@code next}, then begin with the check. */
    record Start(HeadshotRecord next) implements NewWork {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.start(this);
        }
    }

    /** Write {@code next} if the results it names are still stored; else {@code otherwise}. */
    record TakeUp(HeadshotRecord next, Decision otherwise) implements Known {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.takeUp(this);
        }
    }

    /** Write {@code next}, then store the results again that its fill keeps. */
    record BringBack(HeadshotRecord next) implements NewWork {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.bringBack(this);
        }
    }

    /** Write {@code next}, then go on polling. */
    record Resume(HeadshotRecord next) implements OfTheJob {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.resume(this);
        }
    }

    /** Write {@code next}, then decide again. */
    record Note(HeadshotRecord next) implements OfTheJob {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.note(this);
        }
    }

    <R> R handle(Cases<R> cases);

    /** One method per decision: a new decision does not compile until every handler has it. */
    interface Cases<R> {

        R unchanged(Unchanged unchanged);

        R stillRejected(StillRejected rejected);

        R stillInDoubt(StillInDoubt inDoubt);

        R covered(Covered covered);

        R tryAgain(TryAgain later);

        R tooSoon(TooSoon later);

        R start(Start start);

        R takeUp(TakeUp takeUp);

        R bringBack(BringBack bringBack);

        R resume(Resume resume);

        R note(Note note);
    }
}
