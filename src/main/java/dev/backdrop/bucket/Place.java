package dev.backdrop.bucket;

import java.util.function.Function;

/** What an object is, by its key alone. */
public sealed interface Place {

    /** A photo; {@code id} names its headshot. */
    record Photo(String id) implements Place {

        @Override
        public <R> R handle(Function<Photo, R> photo, Function<Mask, R> mask, Function<Elsewhere, R> elsewhere) {
            return photo.apply(this);
        }
    }

    /** A mask; {@code id} names its headshot. */
    record Mask(String id) implements Place {

        @Override
        public <R> R handle(Function<Photo, R> photo, Function<Mask, R> mask, Function<Elsewhere, R> elsewhere) {
            return mask.apply(this);
        }
    }

    /** Backdrop ignores the object; {@code reason} says why. */
    record Elsewhere(String reason) implements Place {

        @Override
        public <R> R handle(Function<Photo, R> photo, Function<Mask, R> mask, Function<Elsewhere, R> elsewhere) {
            return elsewhere.apply(this);
        }
    }

    <R> R handle(Function<Photo, R> photo, Function<Mask, R> mask, Function<Elsewhere, R> elsewhere);
}
