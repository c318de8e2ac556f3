package dev.backdrop.picture.inspect;

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
    }

    /** A file of another kind; {@code what} names it: "of the kind HEIC", "no picture of a known kind". */
    record OtherKind(String what) implements Inspection {}

    /** The file begins like a picture, but its header is damaged or cut off. */
    record Damaged(String what) implements Inspection {}
}
