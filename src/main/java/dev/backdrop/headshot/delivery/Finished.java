package dev.backdrop.headshot.delivery;

import java.util.Optional;
import java.util.function.Function;

import dev.backdrop.headshot.pictures.PictureFile;
import dev.backdrop.ledger.record.Verdict;

/** What is made of one of Firefly's files. The verdicts lack keys and files: these follow when the file is stored. */
sealed interface Finished {

    /**
     * Firefly's file itself is offered.
     *
     * @param verdict empty if results are not compared
     * @param warning what a person should look at
     * @param photoWasRead whether the photo is still there, in the version that Firefly got
     */
    record AsReceived(Optional<Verdict> verdict, Optional<String> warning, boolean photoWasRead) implements Finished {

        @Override
        public <R> R handle(
                Function<AsReceived, R> asReceived, Function<Protected, R> protect, Function<Changed, R> changed) {
            return asReceived.apply(this);
        }
    }

    /** The photo's person over Firefly's background is offered. */
    record Protected(PictureFile composite, Verdict verdict) implements Finished {

        @Override
        public <R> R handle(
                Function<AsReceived, R> asReceived, Function<Protected, R> protect, Function<Changed, R> changed) {
            return protect.apply(this);
        }
    }

    /** The person is another: nothing is offered, and Firefly's file is kept. */
    record Changed(Verdict verdict) implements Finished {

        @Override
        public <R> R handle(
                Function<AsReceived, R> asReceived, Function<Protected, R> protect, Function<Changed, R> changed) {
            return changed.apply(this);
        }
    }

    /** Whether the photo was there a moment ago. */
    default boolean sawThePhoto() {
        return handle(AsReceived::photoWasRead, composed -> true, changed -> true);
    }

    <R> R handle(Function<AsReceived, R> asReceived, Function<Protected, R> protect, Function<Changed, R> changed);
}
