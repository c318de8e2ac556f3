package dev.backdrop.picture.compare;

import java.util.Arrays;

import dev.backdrop.picture.pixels.BoxSums;

/** Structural similarity of two lumas, mean and worst, at the person's pixels. */
record Similarity(double mean, double worst) {

    private static final int RADIUS = 3;
    private static final double WORST = 0.01;
    /** The constants of the definition for 8 bits: (0.01 × 255)² and (0.03 × 255)². */
    private static final double C1 = 6.5025;

    private static final double C2 = 58.5225;

    static Similarity of(Luma photo, Luma result, int[] person) {
        BoxSums windows = new BoxSums(photo.width(), photo.height(), RADIUS, 5, (y, rows) -> {
            for (int x = 0; x < photo.width(); x++) {
                int p = photo.values()[y * photo.width() + x];
                int r = result.values()[y * photo.width() + x];
                rows[0][x] = p;
                rows[1][x] = r;
                rows[2][x] = p * p;
                rows[3][x] = r * r;
                rows[4][x] = p * r;
            }
        });
        float[] similarities = new float[person.length];
        double sum = 0;
        int i = 0;
        for (int y = 0; y < photo.height(); y++) {
            int[][] sums = windows.nextRow();
            for (; i < person.length && person[i] / photo.width() == y; i++) {
                int x = person[i] % photo.width();
                similarities[i] = (float) similarity(sums, x, windows.size(x, y));
                sum += similarities[i];
            }
        }
        Arrays.sort(similarities);
        return new Similarity(sum / person.length, similarities[(int) (WORST * person.length)]);
    }

    private static double similarity(int[][] sums, int x, double size) {
        double p = sums[0][x] / size;
        double r = sums[1][x] / size;
        double varianceP = sums[2][x] / size - p * p;
        double varianceR = sums[3][x] / size - r * r;
        double covariance = sums[4][x] / size - p * r;
        return (2 * p * r + C1) * (2 * covariance + C2) / ((p * p + r * r + C1) * (varianceP + varianceR + C2));
    }
}
