package dev.backdrop.picture.segment.net;

import java.util.Arrays;

/** Of a tensor of one picture: rows, columns and channels, in this order in memory, the channels of one pixel side by side. */
record Shape(int height, int width, int channels) {

    /** More than any tensor of a network that suits a function needs; a damaged file does not exhaust memory. */
    private static final int MOST_VALUES = 1 << 24;

    Shape {
        if (height < 1 || width < 1 || channels < 1 || (double) height * width * channels > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "No tensor has " + height + " rows of " + width + " columns of " + channels + " channels");
        }
    }

    /** The last dimensions are the channels, the columns and the rows; what stands before them is a batch of one. */
    static Shape of(int... dimensions) {
        int[] last = {1, 1, 1};
        for (int i = 1; i <= dimensions.length; i++) {
            int dimension = dimensions[dimensions.length - i];
            if (i <= last.length) {
                last[last.length - i] = dimension;
            } else if (dimension != 1) {
                throw new IllegalArgumentException("No batch of one: " + Arrays.toString(dimensions));
            }
        }
        return new Shape(last[0], last[1], last[2]);
    }

    int values() {
        return height * width * channels;
    }
}
