package dev.backdrop.picture.composite;

import java.util.Arrays;

/** Values of a small copy at the pixels of the large picture, row by row, interpolated linearly. */
final class Enlarged {

    private final int[] left;
    private final float[] share;
    /** The first column of the large picture between each small column and the next, and the large width. */
    private final int[] starts;

    private final int smallWidth;
    private final int smallHeight;
    private final int height;
    private final float[] row;
    private final float[] upper;
    private final float[] lower;

    Enlarged(int smallWidth, int smallHeight, int width, int height) {
        this.smallWidth = smallWidth;
        this.smallHeight = smallHeight;
        this.height = height;
        left = new int[width];
        share = new float[width];
        // One more, so that the right neighbour of the last one exists.
        row = new float[smallWidth + 1];
        upper = new float[smallWidth];
        lower = new float[smallWidth];
        for (int x = 0; x < width; x++) {
            double at = clamped((x + 0.5) * smallWidth / width - 0.5, smallWidth);
            left[x] = (int) at;
            share[x] = (float) (at - left[x]);
        }
        starts = new int[smallWidth + 1];
        Arrays.fill(starts, width);
        for (int x = width - 1; x >= 0; x--) {
            Arrays.fill(starts, x == 0 ? 0 : left[x - 1] + 1, left[x] + 1, x);
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

    /** The small column at or before a column of the large picture. */
    int left(int x) {
        return left[x];
    }

    /** The small copy's width. */
    int columns() {
        return smallWidth;
    }

    /** Columns of the large picture from this one on, up to the start of the next, lie between a small column and the next. */
    int start(int column) {
        return starts[column];
    }

    /** Whether {@link #at} is 0 between this small column and the next. */
    static boolean isZero(float[] smallRow, int column) {
        return smallRow[column] == 0 && smallRow[column + 1] == 0;
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
        // In arrays of their own first: the JIT compiler makes vector instructions of a loop with one index alone.
        float[] upper = this.upper;
        float[] lower = this.lower;
        System.arraycopy(above, aboveStart, upper, 0, smallWidth);
        System.arraycopy(below, belowStart, lower, 0, smallWidth);
        for (int x = 0; x < upper.length; x++) {
            into[x] = upper[x] + shareOfBelow * (lower[x] - upper[x]);
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
