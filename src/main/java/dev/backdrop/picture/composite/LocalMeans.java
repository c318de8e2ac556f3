package dev.backdrop.picture.composite;

import java.util.function.IntPredicate;

import dev.backdrop.picture.pixels.BoxSums;
import dev.backdrop.picture.pixels.Rgb;

/** Mean colours of some pixels of a picture in the surroundings of each of its pixels, and how much they vary there. */
final class LocalMeans {

    /** Red, green, blue, and the standard deviation of the three together. */
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
        int[][] planes = planes(picture, counts);
        BoxSums.Source source = (y, rows) -> {
            for (int plane = 0; plane < planes.length; plane++) {
                System.arraycopy(planes[plane], y * picture.width(), rows[plane], 0, picture.width());
            }
        };
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

    private static int[][] planes(Rgb picture, IntPredicate counts) {
        int[][] planes = new int[COUNT + 1][picture.pixels()];
        for (int pixel = 0; pixel < picture.pixels(); pixel++) {
            if (counts.test(pixel)) {
                int blue = picture.blue(pixel);
                int green = picture.green(pixel);
                int red = picture.red(pixel);
                planes[0][pixel] = red;
                planes[1][pixel] = green;
                planes[2][pixel] = blue;
                // A quarter, so that the sum over the widest window stays within an int.
                planes[SQUARES][pixel] = (blue * blue + green * green + red * red) / 4;
                planes[COUNT][pixel] = 1;
            }
        }
        return planes;
    }
}
