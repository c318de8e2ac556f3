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
                Function<AsReceived, R> asReceived, Function<Composed, R> composed, Function<Changed, R> changed) {
            return asReceived.apply(this);
        }
    }

    /**
     * A picture that the function made of it is offered: the photo's person over Firefly's background, or a padded photo's own part.
     *
     * @param warning as above
     * @param photoWasRead as above
     */
    record Composed(PictureFile picture, Verdict verdict, Optional<String> warning, boolean photoWasRead)
            implements Finished {

        @Override
        public <R> R handle(
                Function<AsReceived, R> asReceived, Function<Composed, R> composed, Function<Changed, R> changed) {
            return composed.apply(this);
        }
    }

    /** The person is another: nothing is offered, and Firefly's file is kept. */
    record Changed(Verdict verdict) implements Finished {

        @Override
        public <R> R handle(
                Function<AsReceived, R> asReceived, Function<Composed, R> composed, Function<Changed, R> changed) {
            return changed.apply(this);
        }
    }

    /** Whether the photo was there a moment ago. */
    default boolean sawThePhoto() {
        return handle(AsReceived::photoWasRead, Composed::photoWasRead, changed -> true);
    }

    <R> R handle(Function<AsReceived, R> asReceived, Function<Composed, R> composed, Function<Changed, R> changed);
}
