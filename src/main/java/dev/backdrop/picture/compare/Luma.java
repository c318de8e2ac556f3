package dev.backdrop.picture.compare;

import dev.backdrop.picture.pixels.Rgb;

/** The luma (ITU-R BT.601) of each pixel, 0 to 255. */
record Luma(int width, int height, int[] values) {

    static Luma of(Rgb picture) {
        int[] values = new int[picture.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (299 * picture.red(i) + 587 * picture.green(i) + 114 * picture.blue(i) + 500) / 1000;
        }
        return new Luma(picture.width(), picture.height(), values);
    }

    double at(double x, double y) {
        int left = (int) x;
        int top = (int) y;
        int pixel = top * width + left;
        int right = left + 1 < width ? 1 : 0;
        int below = top + 1 < height ? width : 0;
        double upper = values[pixel] + (x - left) * (values[pixel + right] - values[pixel]);
        double lower = values[pixel + below] + (x - left) * (values[pixel + below + right] - values[pixel + below]);
        return upper + (y - top) * (lower - upper);
    }
}
