package dev.backdrop.picture.composite;

import java.util.function.IntPredicate;

import dev.backdrop.picture.pixels.BoxSums;
import dev.backdrop.picture.pixels.Rgb;

/** Mean colours of some pixels of a picture in the surroundings of each of its pixels, and how much they vary there. */
final class LocalMeans {

    /** Blue, green, red, and the standard deviation of the three together. */
    static final int VALUES = 4;

    static final int SPREAD = 3;
    /** Of the standard deviation where none of the pixels is near. */
    static final float UNKNOWN = -1;

    private static final int SQUARES = 3;
    private static final int COUNT = 4;
    private static final int FARTHER = 3;
    /** So little that the wider surroundings count only where the close ones hold none of the pixels. */
    private static final double WEIGHT_OF_FAR = 0.01;

    private LocalMeans() {}

    /**
     * Returns the values of each pixel.
     *
     * @param near radius of the close surroundings, at most 35 pixels; the wider ones have three times as much
     */
    static float[][] of(Rgb picture, IntPredicate counts, int near) {
        boolean[] counted = new boolean[picture.pixels()];
        for (int pixel = 0; pixel < counted.length; pixel++) {
            counted[pixel] = counts.test(pixel);
        }
        BoxSums.Source source = (y, rows) -> fill(picture, counted, y, rows);
        BoxSums close = new BoxSums(picture.width(), picture.height(), near, COUNT + 1, source);
        BoxSums wide = new BoxSums(picture.width(), picture.height(), FARTHER * near, COUNT + 1, source);
        float[][] values = new float[VALUES][picture.pixels()];
        double[] sums = new double[COUNT + 1];
        for (int y = 0, pixel = 0; y < picture.height(); y++) {
            int[][] closeSums = close.nextRow();
            int[][] wideSums = wide.nextRow();
            for (int x = 0; x < picture.width(); x++, pixel++) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] = closeSums[i][x] + WEIGHT_OF_FAR * wideSums[i][x];
                }
                set(values, pixel, sums);
            }
        }
        return values;
    }

    private static void set(float[][] values, int pixel, double[] sums) {
        if (sums[COUNT] == 0) {
            values[SPREAD][pixel] = UNKNOWN;
            return;
        }
        double variance = 4 * sums[SQUARES] / sums[COUNT];
        for (int channel = 0; channel < 3; channel++) {
            double mean = sums[channel] / sums[COUNT];
            values[channel][pixel] = (float) mean;
            variance -= mean * mean;
        }
        values[SPREAD][pixel] = (float) Math.sqrt(Math.max(0, variance));
    }

    private static void fill(Rgb picture, boolean[] counted, int y, int[][] rows) {
        for (int x = 0; x < picture.width(); x++) {
            int pixel = y * picture.width() + x;
            int one = counted[pixel] ? 1 : 0;
            int blue = one * picture.blue(pixel);
            int green = one * picture.green(pixel);
            int red = one * picture.red(pixel);
            rows[0][x] = blue;
            rows[1][x] = green;
            rows[2][x] = red;
            // A quarter, so that the sum over the widest window stays within an int.
            rows[SQUARES][x] = (blue * blue + green * green + red * red) / 4;
            rows[COUNT][x] = one;
        }
    }
}
