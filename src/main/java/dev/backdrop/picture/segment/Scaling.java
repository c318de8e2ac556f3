package dev.backdrop.picture.segment;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/**
 * Other sizes of a picture. Where it gets smaller, each pixel is the mean of the area that it covers, so that fine patterns do not
 * alias; where it gets larger, it is interpolated between the centres of pixels.
 */
final class Scaling {

    /** What each new row or column is made of: {@code weights[i][k]} of the old one {@code first[i] + k}. */
    private record Taps(int[] first, float[][] weights) {

        static Taps of(int from, int to) {
            Taps taps = new Taps(new int[to], new float[to][]);
            for (int i = 0; i < to; i++) {
                if (from > to) {
                    taps.area(i, (double) i * from / to, (double) (i + 1) * from / to);
                } else {
                    taps.between(i, (i + .5) * from / to - .5, from);
                }
            }
            return taps;
        }

        private void area(int i, double start, double end) {
            first[i] = (int) start;
            weights[i] = new float[(int) Math.ceil(end - 1e-9) - first[i]];
            for (int k = 0; k < weights[i].length; k++) {
                int old = first[i] + k;
                weights[i][k] = (float) ((Math.min(end, old + 1) - Math.max(start, old)) / (end - start));
            }
        }

        private void between(int i, double centre, int from) {
            double inside = Math.max(0, Math.min(from - 1, centre));
            first[i] = (int) inside;
            float beyond = (float) (inside - first[i]);
            weights[i] = beyond == 0 ? new float[] {1} : new float[] {1 - beyond, beyond};
        }
    }

    private Scaling() {}

    /** Stretched to this size; the same picture if that is its size. */
    static Rgb to(Rgb picture, int width, int height) {
        boolean same = picture.width() == width && picture.height() == height;
        return same
                ? picture
                : new Rgb(
                        width, height, scaled(picture.samples(), 3, picture.width(), picture.height(), width, height));
    }

    /** Stretched to this size. */
    static Grey to(Grey picture, int width, int height) {
        return new Grey(width, height, scaled(picture.samples(), 1, picture.width(), picture.height(), width, height));
    }

    /** In its own proportions; the same picture if no side is longer than {@code longest}. */
    static Rgb within(Rgb picture, int longest) {
        int longer = Math.max(picture.width(), picture.height());
        return longer <= longest ? picture : fitted(picture, longest);
    }

    /** In its own proportions, its longer side of this length. */
    static Rgb fitted(Rgb picture, int longer) {
        double factor = (double) longer / Math.max(picture.width(), picture.height());
        int width = Math.max(1, (int) Math.round(picture.width() * factor));
        int height = Math.max(1, (int) Math.round(picture.height() * factor));
        return to(picture, width, height);
    }

    private static byte[] scaled(byte[] samples, int channels, int fromWidth, int fromHeight, int width, int height) {
        Taps rows = Taps.of(fromHeight, height);
        Taps columns = Taps.of(fromWidth, width);
        byte[] scaled = new byte[width * height * channels];
        float[] row = new float[fromWidth * channels];
        for (int y = 0; y < height; y++) {
            weighRows(samples, rows.first()[y], rows.weights()[y], row);
            for (int x = 0; x < width; x++) {
                int from = columns.first()[x] * channels;
                float[] weights = columns.weights()[x];
                for (int c = 0; c < channels; c++) {
                    float sum = .5f;
                    for (int k = 0; k < weights.length; k++) {
                        sum += weights[k] * row[from + k * channels + c];
                    }
                    scaled[(y * width + x) * channels + c] = (byte) (int) sum;
                }
            }
        }
        return scaled;
    }

    private static void weighRows(byte[] samples, int first, float[] weights, float[] row) {
        for (int k = 0; k < weights.length; k++) {
            int from = (first + k) * row.length;
            float weight = weights[k];
            if (k == 0) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = weight * (samples[from + i] & 0xff);
                }
            } else {
                for (int i = 0; i < row.length; i++) {
                    row[i] += weight * (samples[from + i] & 0xff);
                }
            }
        }
    }
}
