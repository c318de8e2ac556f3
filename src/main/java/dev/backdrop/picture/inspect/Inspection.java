package dev.backdrop.picture.inspect;

import java.util.function.Function;

/** What a file is, by its content. Its name does not count. */
public sealed interface Inspection {

    /**
     * A picture that Firefly accepts.
     *
     * @param width of the stored pixels, before any rotation
     * @param height of the stored pixels, before any rotation
     * @param orientation EXIF orientation, 1 (upright) to 8
     */
    record Picture(ImageType type, int width, int height, int orientation) implements Inspection {

        public boolean upright() {
            return orientation == 1;
        }

        public int longerSide() {
            return Math.max(width, height);
        }

        @Override
        public <R> R handle(
                Function<Picture, R> picture, Function<OtherKind, R> otherKind, Function<Damaged, R> damaged) {
            return picture.apply(this);
        }
    }

    /** A file of another kind; {@code what} names it: "of the kind HEIC", "no picture of a known kind". */
    record OtherKind(String what) implements Inspection {

        @Override
        public <R> R handle(
                Function<Picture, R> picture, Function<OtherKind, R> otherKind, Function<Damaged, R> damaged) {
            return otherKind.apply(this);
        }
    }

    /** The file begins like a picture, but its header is damaged or cut off. */
    record Damaged(String what) implements Inspection {

        @Override
        public <R> R handle(
                Function<Picture, R> picture, Function<OtherKind, R> otherKind, Function<Damaged, R> damaged) {
            return damaged.apply(this);
        }
    }

    <R> R handle(Function<Picture, R> picture, Function<OtherKind, R> otherKind, Function<Damaged, R> damaged);
}
