package dev.backdrop.picture.frame;

/**
 * Where a photo lies in the larger picture that Firefly gets. All in pixels, of upright pictures.
 *
 * @param width of the larger picture
 * @param height of the larger picture
 * @param left where the photo begins in it
 * @param top where the photo begins in it
 * @param scaledWidth of the photo in it
 * @param scaledHeight of the photo in it
 * @param photoWidth of the photo itself
 * @param photoHeight of the photo itself
 */
public record Frame(
        int width, int height, int left, int top, int scaledWidth, int scaledHeight, int photoWidth, int photoHeight) {

    /** Rounding of a resize stays below this; a crop or a square default does not. */
    private static final double ASPECT_TOLERANCE = 0.01;

    public Frame {
        boolean isInside = left >= 0
                && top >= 0
                && scaledWidth >= 1
                && scaledHeight >= 1
                && left + scaledWidth <= width
                && top + scaledHeight <= height;
        if (!isInside || photoWidth < 1 || photoHeight < 1) {
            throw new IllegalArgumentException("A photo of " + scaledWidth + "×" + scaledHeight + " at " + left + ", "
                    + top + " does not lie within " + width + "×" + height);
        }
    }

    /**
     * The photo as large as it fits. Between two bars it is in the middle; a bar above it has none below: a person is mostly cut off by
     * the lower border, and below it Firefly would paint the rest of a body.
     */
    static Frame around(int photoWidth, int photoHeight, int width, int height) {
        double scale = Math.min((double) width / photoWidth, (double) height / photoHeight);
        int scaledWidth = scaled(photoWidth, scale, width);
        int scaledHeight = scaled(photoHeight, scale, height);
        return new Frame(
                width,
                height,
                (width - scaledWidth) / 2,
                height - scaledHeight,
                scaledWidth,
                scaledHeight,
                photoWidth,
                photoHeight);
    }

    private static int scaled(int side, double scale, int most) {
        return (int) Math.max(1, Math.min(most, Math.round(side * scale)));
    }

    /** Whether the photo has the larger picture's aspect. */
    public boolean padsNothing() {
        return scaledWidth == width && scaledHeight == height;
    }

    /** Whether a picture of this size may show the same, up to its scale. */
    public boolean hasAspectOf(int otherWidth, int otherHeight) {
        return isSameAspect(width, height, otherWidth, otherHeight);
    }

    /** Whether two pictures have the same aspect, up to the rounding of a resize. */
    public static boolean isSameAspect(int width, int height, int otherWidth, int otherHeight) {
        double ratio = (double) otherWidth * height / ((double) otherHeight * width);
        return Math.abs(ratio - 1) <= ASPECT_TOLERANCE;
    }

    /** Whether the photo has no more pixels than its place. */
    boolean losesNothing() {
        return scaledWidth >= photoWidth && scaledHeight >= photoHeight;
    }
}
