package dev.backdrop.picture.composite;

import java.util.function.IntPredicate;

import dev.backdrop.picture.pixels.BoxSums;
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
        BoxSums sums = new BoxSums(width, photo.height(), radius, 14, (y, values) -> moments(photo, mask, y, values));
        for (int y = 0; y < photo.height(); y++) {
            int[][] row = sums.nextRow();
            for (int x = 0; x < width; x++) {
                if (wanted.test(y * width + x)) {
                    fit(row, x, sums.size(x, y), y * width + x);
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

    private static void moments(Rgb photo, Grey mask, int y, int[][] values) {
        int pixel = y * photo.width();
        for (int x = 0; x < photo.width(); x++, pixel++) {
            int blue = photo.blue(pixel);
            int green = photo.green(pixel);
            int red = photo.red(pixel);
            int alpha = 255 - mask.at(pixel);
            values[0][x] = blue;
            values[1][x] = green;
            values[2][x] = red;
            values[3][x] = alpha;
            values[4][x] = blue * alpha;
            values[5][x] = green * alpha;
            values[6][x] = red * alpha;
            values[7][x] = blue * blue;
            values[8][x] = blue * green;
            values[9][x] = blue * red;
            values[10][x] = green * green;
            values[11][x] = green * red;
            values[12][x] = red * red;
            values[13][x] = alpha * alpha;
        }
    }

    /** Solves (Σ + ε) · a = cov(colours, alpha) by Cramer's rule. */
    private void fit(int[][] sums, int x, int size, int pixel) {
        double one = 1.0 / (255 * size);
        double two = one / 255;
        double blue = sums[0][x] * one;
        double green = sums[1][x] * one;
        double red = sums[2][x] * one;
        double alpha = sums[3][x] * one;
        double b = sums[4][x] * two - blue * alpha;
        double g = sums[5][x] * two - green * alpha;
        double r = sums[6][x] * two - red * alpha;
        double bb = sums[7][x] * two - blue * blue + EPSILON;
        double bg = sums[8][x] * two - blue * green;
        double br = sums[9][x] * two - blue * red;
        double gg = sums[10][x] * two - green * green + EPSILON;
        double gr = sums[11][x] * two - green * red;
        double rr = sums[12][x] * two - red * red + EPSILON;
        double minorB = gg * rr - gr * gr;
        double minorG = gr * br - bg * rr;
        double minorR = bg * gr - gg * br;
        double determinant = bb * minorB + bg * minorG + br * minorR;
        double ofBlue = (b * minorB + g * minorG + r * minorR) / determinant;
        double ofGreen = (b * minorG + g * (bb * rr - br * br) + r * (bg * br - bb * gr)) / determinant;
        double ofRed = (b * minorR + g * (bg * br - bb * gr) + r * (bb * gg - bg * bg)) / determinant;
        models[0][pixel] = (int) Math.round(ofBlue * FIXED);
        models[1][pixel] = (int) Math.round(ofGreen * FIXED);
        models[2][pixel] = (int) Math.round(ofRed * FIXED);
        models[3][pixel] = (int) Math.round((alpha - ofBlue * blue - ofGreen * green - ofRed * red) * FIXED);
        double variance = sums[13][x] * two - alpha * alpha;
        models[EXPLAINED][pixel] =
                (int) Math.round((ofBlue * b + ofGreen * g + ofRed * r) / Math.max(variance, 1e-6) * FIXED);
    }
}
