package dev.backdrop.picture.mask;

import java.util.Arrays;

import dev.backdrop.picture.pixels.Grey;

/** Masks in another size or turned. */
final class Reshape {

    /** Weights are in 1/65536. */
    private static final int ONE = 1 << 16;

    private Reshape() {}

    /** Scales each axis on its own: down by the mean of the covered area, up by linear interpolation. */
    static Grey scaled(Grey from, int width, int height) {
        if (from.width() == width && from.height() == height) {
            return from;
        }
        Axis columns = Axis.of(from.width(), width);
        Axis rows = Axis.of(from.height(), height);
        byte[] in = from.samples();
        byte[] out = new byte[Math.multiplyExact(width, height)];
        int[] sums = new int[from.width()];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (int i = 0; i < rows.taps; i++) {
                addRow(in, (rows.first[y] + i) * from.width(), rows.weights[y * rows.taps + i], sums);
            }
            for (int x = 0; x < width; x++) {
                long sum = 1L << 31;
                for (int i = 0; i < columns.taps; i++) {
                    sum += (long) sums[columns.first[x] + i] * columns.weights[x * columns.taps + i];
                }
                out[y * width + x] = (byte) (sum >> 32);
            }
        }
        return new Grey(width, height, out);
    }

    private static void addRow(byte[] in, int start, int weight, int[] sums) {
        if (weight == 0) {
            return;
        }
        for (int x = 0; x < sums.length; x++) {
            sums[x] += (in[start + x] & 0xff) * weight;
        }
    }

    /**
     * Turns pixels that are stored with an EXIF orientation (CIPA DC-008, tag 0x0112) upright: 3 by 180°, 6 clockwise by 90°, 8
     * anticlockwise by 90°; 2, 4, 5 and 7 are mirrored.
     */
    static Grey turned(Grey from, int orientation) {
        boolean quarter = orientation >= 5;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation >= 7;
        boolean fromBelow = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int width = quarter ? from.height() : from.width();
        int height = quarter ? from.width() : from.height();
        int right = from.width() - 1;
        int bottom = from.height() - 1;
        byte[] in = from.samples();
        byte[] out = new byte[in.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = quarter ? y : x;
                int row = quarter ? x : y;
                out[y * width + x] =
                        in[(fromBelow ? bottom - row : row) * from.width() + (fromRight ? right - column : column)];
            }
        }
        return new Grey(width, height, out);
    }

    /**
     * What each new sample is made of.
     *
     * @param taps how many old samples, always the same number
     * @param first of them, for each new sample
     * @param weights of them, for each new sample
     */
    private record Axis(int taps, int[] first, int[] weights) {

        static Axis of(int from, int to) {
            double step = (double) from / to;
            int taps = Math.min(from, (int) Math.ceil(step) + 1);
            Axis axis = new Axis(taps, new int[to], new int[to * taps]);
            for (int i = 0; i < to; i++) {
                if (step > 1) {
                    axis.cover(i, i * step, (i + 1) * step, from);
                } else {
                    double centre = Math.min(from - 1, Math.max(0, (i + 0.5) * step - 0.5));
                    axis.cover(i, centre, centre + 1, from);
                }
            }
            return axis;
        }

        /** Linear interpolation at p is the mean over p to p + 1: both weigh the old samples by the length that they fill. */
        private void cover(int i, double start, double end, int from) {
            first[i] = Math.min((int) start, from - taps);
            int left = ONE;
            int largest = 0;
            for (int k = 0; k < taps; k++) {
                int sample = first[i] + k;
                double length = Math.max(0, Math.min(end, sample + 1) - Math.max(start, sample));
                int weight = (int) Math.round(length / (end - start) * ONE);
                weights[i * taps + k] = weight;
                left -= weight;
                largest = weight > weights[i * taps + largest] ? k : largest;
            }
            weights[i * taps + largest] += left;
        }
    }
}
