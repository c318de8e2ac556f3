package dev.backdrop.picture.composite;

import java.util.function.IntPredicate;

import dev.backdrop.picture.pixels.BoxSums;
import dev.backdrop.picture.pixels.ColourFit;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/**
 * The colour guided filter (He, Sun and Tang, 2013): around each pixel, the linear model of the three colours that fits the given alpha
 * best. Applied to the full-size colours, the model follows edges that the given alpha only comes near to.
 */
final class GuidedFilter {

    /** Of blue, green and red, 0 to 1 each; the constant; and how much of the alpha's variance the model explains, 0 to 1. */
    static final int COEFFICIENTS = 5;

    static final int EXPLAINED = 4;

    private static final int ALPHA = ColourFit.CHANNEL;
    private static final int ALPHA_SQUARED = ColourFit.PLANES;
    private static final double EPSILON = 5e-4;
    /** Coefficients are kept as integers: exact sums, and none of more than 625 × 22 × 2¹². */
    private static final float FIXED = 1 << 12;

    private final int width;
    private final int[][] models;
    private final BoxSums averages;
    /** The means of the last two rows; row n is in slot n modulo 2. */
    private final float[][][] rows;

    private int nextRow;

    /** @param wanted where models are needed; elsewhere they are 0 */
    GuidedFilter(Rgb photo, Grey mask, int radius, IntPredicate wanted) {
        width = photo.width();
        models = new int[COEFFICIENTS][photo.pixels()];
        rows = new float[2][COEFFICIENTS][width];
        Grey alpha = mask.inverted();
        BoxSums windows = new BoxSums(
                width, photo.height(), radius, ALPHA_SQUARED + 1, (y, values) -> fill(photo, alpha, y, values));
        ColourFit fit = new ColourFit(EPSILON);
        for (int y = 0; y < photo.height(); y++) {
            int[][] sums = windows.nextRow();
            for (int x = 0; x < width; x++) {
                if (wanted.test(y * width + x)) {
                    int size = windows.size(x, y);
                    fit.fit(sums, x, size);
                    keep(fit, y * width + x, variance(sums, x, size));
                }
            }
        }
        averages = new BoxSums(width, photo.height(), radius, COEFFICIENTS, (y, values) -> {
            for (int i = 0; i < COEFFICIENTS; i++) {
                System.arraycopy(models[i], y * width, values[i], 0, width);
            }
        });
    }

    /** The mean model of each pixel's surroundings, by coefficient; only of the last row asked for and of the one above. */
    float[][] row(int y) {
        for (; nextRow <= y; nextRow++) {
            int[][] sums = averages.nextRow();
            for (int i = 0; i < COEFFICIENTS; i++) {
                for (int x = 0; x < width; x++) {
                    rows[nextRow % 2][i][x] = sums[i][x] / (FIXED * averages.size(x, nextRow));
                }
            }
        }
        return rows[y % 2];
    }

    private static void fill(Rgb photo, Grey alpha, int y, int[][] values) {
        ColourFit.fill(photo, alpha, y, values);
        for (int x = 0; x < photo.width(); x++) {
            int level = values[ALPHA][x];
            values[ALPHA_SQUARED][x] = level * level;
        }
    }

    private void keep(ColourFit fit, int pixel, double variance) {
        models[0][pixel] = fixed(fit.ofBlue());
        models[1][pixel] = fixed(fit.ofGreen());
        models[2][pixel] = fixed(fit.ofRed());
        models[3][pixel] = fixed(fit.constant());
        models[EXPLAINED][pixel] = fixed(fit.explained() / Math.max(variance, 1e-6));
    }

    private static double variance(int[][] sums, int x, int size) {
        double mean = sums[ALPHA][x] / (255.0 * size);
        return sums[ALPHA_SQUARED][x] / (255.0 * 255 * size) - mean * mean;
    }

    private static int fixed(double coefficient) {
        return (int) Math.round(coefficient * FIXED);
    }
}
