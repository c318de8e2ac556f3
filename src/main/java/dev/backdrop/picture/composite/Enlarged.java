package dev.backdrop.picture.composite;

/** Values of a small copy at the pixels of the large picture, row by row, interpolated linearly. */
final class Enlarged {

    private final int[] left;
    private final float[] share;
    private final int smallWidth;
    private final int smallHeight;
    private final int height;
    private final float[] row;

    Enlarged(int smallWidth, int smallHeight, int width, int height) {
        this.smallWidth = smallWidth;
        this.smallHeight = smallHeight;
        this.height = height;
        left = new int[width];
        share = new float[width];
        // One more, so that the right neighbour of the last one exists.
        row = new float[smallWidth + 1];
        for (int x = 0; x < width; x++) {
            double at = clamped((x + 0.5) * smallWidth / width - 0.5, smallWidth);
            left[x] = (int) at;
            share[x] = (float) (at - left[x]);
        }
    }

    /** The upper one of the two small rows that make up a row. */
    int above(int y) {
        return (int) position(y);
    }

    int below(int y) {
        return Math.min(smallHeight - 1, above(y) + 1);
    }

    float shareOfBelow(int y) {
        return (float) (position(y) - above(y));
    }

    float at(float[] smallRow, int x) {
        int i = left[x];
        return smallRow[i] + share[x] * (smallRow[i + 1] - smallRow[i]);
    }

    /** A row for {@link #at}: values of the small copy between two of its rows. */
    float[] newRow() {
        return row.clone();
    }

    /** Sets {@code into}, made by {@link #newRow}, to the mixture of two rows of small values. */
    void mix(float[] above, int aboveStart, float[] below, int belowStart, float shareOfBelow, float[] into) {
        for (int x = 0; x < smallWidth; x++) {
            float upper = above[aboveStart + x];
            into[x] = upper + shareOfBelow * (below[belowStart + x] - upper);
        }
        into[smallWidth] = into[smallWidth - 1];
    }

    private double position(int y) {
        return clamped((y + 0.5) * smallHeight / height - 0.5, smallHeight);
    }

    private static double clamped(double at, int length) {
        return Math.max(0, Math.min(length - 1, at));
    }
}
