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
            for (int i = 0; i < rows.weights[y].length; i++) {
                addRow(in, (rows.first[y] + i) * from.width(), rows.weights[y][i], sums);
            }
            for (int x = 0; x < width; x++) {
                int[] weights = columns.weights[x];
                long sum = 0;
                for (int i = 0; i < weights.length; i++) {
                    sum += (long) sums[columns.first[x] + i] * weights[i];
                }
                out[y * width + x] = (byte) (sum + (1L << 31) >> 32);
            }
        }
        return new Grey(width, height, out);
    }

    private static void addRow(byte[] in, int start, int weight, int[] sums) {
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

    /** For each new sample, the first old one that it is made of, and the weight of this and the following ones. */
    private record Axis(int[] first, int[][] weights) {

        static Axis of(int from, int to) {
            Axis axis = new Axis(new int[to], new int[to][]);
            double step = (double) from / to;
            for (int i = 0; i < to; i++) {
                if (step > 1) {
                    axis.cover(i, i * step, Math.min(from, (i + 1) * step));
                } else {
                    double centre = Math.min(from - 1, Math.max(0, (i + 0.5) * step - 0.5));
                    axis.cover(i, centre, Math.min(from, centre + 1));
                }
            }
            return axis;
        }

        /** Linear interpolation at p is the mean over p to p + 1: both weigh the old samples by the length that they fill. */
        private void cover(int i, double start, double end) {
            int begin = (int) start;
            int[] shares = new int[Math.max(1, (int) Math.ceil(end - 1e-9) - begin)];
            int left = ONE;
            for (int k = shares.length - 1; k > 0; k--) {
                double length = Math.min(end, begin + k + 1) - (begin + k);
                shares[k] = (int) Math.round(length / (end - start) * ONE);
                left -= shares[k];
            }
            shares[0] = left;
            first[i] = begin;
            weights[i] = shares;
        }
    }
}
