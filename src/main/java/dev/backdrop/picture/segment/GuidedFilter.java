package dev.backdrop.picture.segment;

import java.util.Arrays;

import dev.backdrop.picture.pixels.BoxSums;
import dev.backdrop.picture.pixels.ColourFit;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/**
 * Moves the edge of a rough mask to where the picture has one: the guided filter of He, Sun and Tang with a guide in colour. Around each
 * pixel it takes the mask for a linear function of the colour; the functions are found on a small copy of the photo, and applied to the
 * photo itself, row by row.
 */
final class GuidedFilter {

    /** Red, green, blue, and what is added to them. */
    private static final int TERMS = 4;

    private static final int ADDED = 3;
    /** Coefficients are kept as integers: exact sums, and none of more than 101 × 101 × 22 × 2¹² with a smoothness of 5e-4. */
    private static final int FIXED = 1 << 12;

    /** The filter leaves a haze of a few levels on both sides of an edge; this much of it becomes 0, or 255. */
    private static final float HAZE = 16;

    private static final float CONTRAST = 255 / (255 - 2 * HAZE);

    private final int width;
    private final int height;
    private final int radius;
    private final float[][] planes;

    /**
     * @param guide the photo, small
     * @param rough the mask, of the guide's size
     * @param radius of the surroundings, in pixels of the guide, at most 50
     * @param smoothness how much the colours of a surface may vary: a variance, of values 0 to 1
     */
    GuidedFilter(Rgb guide, Grey rough, int radius, double smoothness) {
        this.width = guide.width();
        this.height = guide.height();
        this.radius = radius;
        planes = new float[TERMS][guide.pixels()];
        average(models(guide, rough, new ColourFit(smoothness)));
    }

    private int[][] models(Rgb guide, Grey rough, ColourFit fit) {
        int[][] models = new int[TERMS][guide.pixels()];
        BoxSums windows = new BoxSums(
                width, height, radius, ColourFit.PLANES, (y, values) -> ColourFit.fill(guide, rough, y, values));
        for (int y = 0; y < height; y++) {
            int[][] sums = windows.nextRow();
            for (int x = 0; x < width; x++) {
                int size = windows.size(x, y);
                int level = sums[ColourFit.CHANNEL][x];
                int pixel = y * width + x;
                if (level == 0 || level == 255 * size) {
                    // Most windows show no edge of the mask: no colour explains anything there.
                    models[ADDED][pixel] = level == 0 ? 0 : FIXED;
                } else {
                    fit.fit(sums, x, size);
                    models[0][pixel] = fixed(fit.ofRed());
                    models[1][pixel] = fixed(fit.ofGreen());
                    models[2][pixel] = fixed(fit.ofBlue());
                    models[ADDED][pixel] = fixed(fit.constant());
                }
            }
        }
        return models;
    }

    private static int fixed(double coefficient) {
        return (int) Math.round(coefficient * FIXED);
    }

    private void average(int[][] models) {
        BoxSums windows = new BoxSums(width, height, radius, TERMS, (y, values) -> {
            for (int term = 0; term < TERMS; term++) {
                System.arraycopy(models[term], y * width, values[term], 0, width);
            }
        });
        for (int y = 0; y < height; y++) {
            int[][] sums = windows.nextRow();
            for (int term = 0; term < TERMS; term++) {
                float unit = (term == ADDED ? 255f : 1) / FIXED;
                for (int x = 0; x < width; x++) {
                    planes[term][y * width + x] = unit * sums[term][x] / windows.size(x, y);
                }
            }
        }
    }

    /** The mask in the size of a photo in the guide's proportions. */
    Grey apply(Rgb photo) {
        Grey mask = Grey.zero(photo.width(), photo.height());
        int[] starts = starts(photo.width());
        float[] row = new float[TERMS * width];
        for (int y = 0; y < photo.height(); y++) {
            between(y, photo.height(), row);
            int first = y * photo.width();
            for (int column = 0; column < width; column++) {
                int left = TERMS * column;
                int right = TERMS * Math.min(column + 1, width - 1);
                // Most of a photo is far from the edge: no colour could change its pixels, and none is looked at.
                if (Math.min(least(row, left), least(row, right)) >= 255 - HAZE) {
                    Arrays.fill(mask.samples(), first + starts[column], first + starts[column + 1], (byte) 255);
                } else if (Math.max(most(row, left), most(row, right)) > HAZE) {
                    for (int x = starts[column]; x < starts[column + 1]; x++) {
                        float across = centre(x, photo.width(), width) - column;
                        float value = value(photo, first + x, row, left, right, across);
                        mask.set(first + x, Math.max(0, Math.min(255, Math.round((value - HAZE) * CONTRAST))));
                    }
                }
            }
        }
        return mask;
    }

    /** The first column of the photo that lies between each column of the guide and the next, and the photo's width. */
    private int[] starts(int photoWidth) {
        int[] starts = new int[width + 1];
        Arrays.fill(starts, photoWidth);
        for (int x = photoWidth - 1; x >= 0; x--) {
            starts[(int) centre(x, photoWidth, width)] = x;
        }
        for (int column = width - 1; column >= 0; column--) {
            starts[column] = Math.min(starts[column], starts[column + 1]);
        }
        return starts;
    }

    private static float value(Rgb photo, int pixel, float[] row, int left, int right, float across) {
        return (row[left] + (row[right] - row[left]) * across) * photo.red(pixel)
                + (row[left + 1] + (row[right + 1] - row[left + 1]) * across) * photo.green(pixel)
                + (row[left + 2] + (row[right + 2] - row[left + 2]) * across) * photo.blue(pixel)
                + (row[left + 3] + (row[right + 3] - row[left + 3]) * across);
    }

    /** The least value of a function for any colour. */
    private static float least(float[] row, int at) {
        return row[at + 3] + 255 * (Math.min(0, row[at]) + Math.min(0, row[at + 1]) + Math.min(0, row[at + 2]));
    }

    /** The greatest value of a function for any colour. */
    private static float most(float[] row, int at) {
        return row[at + 3] + 255 * (Math.max(0, row[at]) + Math.max(0, row[at + 1]) + Math.max(0, row[at + 2]));
    }

    /** The functions at one row of the photo, the terms of one column side by side. */
    private void between(int y, int photoHeight, float[] row) {
        float centre = centre(y, photoHeight, height);
        int above = ((int) centre) * width;
        int below = Math.min((int) centre + 1, height - 1) * width;
        float down = centre - (int) centre;
        for (int term = 0; term < TERMS; term++) {
            float[] plane = planes[term];
            for (int x = 0; x < width; x++) {
                row[TERMS * x + term] = plane[above + x] + (plane[below + x] - plane[above + x]) * down;
            }
        }
    }

    private static float centre(int index, int from, int to) {
        return Math.max(0, Math.min(to - 1, (index + .5f) * to / from - .5f));
    }
}
