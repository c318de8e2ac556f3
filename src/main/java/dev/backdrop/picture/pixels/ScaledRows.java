package dev.backdrop.picture.pixels;

import java.util.Arrays;

/**
 * A picture in another size, row by row, so that no copy of that size exists. Cubic (Catmull-Rom), its kernel widened where it shrinks.
 * Not thread-safe.
 */
public final class ScaledRows {

    private final Rgb source;
    private final Taps across;
    private final Taps down;
    /** Source rows in the new width; source row n is in slot n modulo their number. */
    private final float[][] rows;

    private final int[] rowIn;
    private final float[] row;

    public ScaledRows(Rgb source, int width, int height) {
        this.source = source;
        across = new Taps(source.width(), width);
        down = new Taps(source.height(), height);
        rows = new float[down.most()][3 * width];
        rowIn = new int[rows.length];
        Arrays.fill(rowIn, -1);
        row = new float[3 * width];
    }

    /**
     * Returns a row of the new size: blue, green, red of each pixel, slightly below 0 or above 255 beside hard edges. The array is
     * overwritten by the next call. Cheap only if called from the top down.
     */
    public float[] row(int y) {
        Arrays.fill(row, 0);
        for (int tap = y * down.most(); tap < (y + 1) * down.most(); tap++) {
            float weight = down.weights[tap];
            if (weight != 0) {
                float[] from = sourceRow(down.positions[tap]);
                for (int i = 0; i < row.length; i++) {
                    row[i] += weight * from[i];
                }
            }
        }
        return row;
    }

    private float[] sourceRow(int y) {
        int slot = y % rows.length;
        float[] scaled = rows[slot];
        if (rowIn[slot] != y) {
            rowIn[slot] = y;
            scale(y, scaled);
        }
        return scaled;
    }

    private void scale(int y, float[] scaled) {
        byte[] samples = source.samples();
        int start = 3 * y * source.width();
        int most = across.most();
        for (int x = 0, tap = 0; 3 * x < scaled.length; x++) {
            float blue = 0;
            float green = 0;
            float red = 0;
            for (int end = tap + most; tap < end; tap++) {
                float weight = across.weights[tap];
                int at = start + 3 * across.positions[tap];
                blue += weight * (samples[at] & 0xff);
                green += weight * (samples[at + 1] & 0xff);
                red += weight * (samples[at + 2] & 0xff);
            }
            scaled[3 * x] = blue;
            scaled[3 * x + 1] = green;
            scaled[3 * x + 2] = red;
        }
    }

    /** Which source positions make up each new one, and with which weight: as many in a row for each. */
    private static final class Taps {

        private final int most;
        private final int[] positions;
        private final float[] weights;

        Taps(int from, int to) {
            double scale = (double) from / to;
            double stretch = Math.max(1, scale);
            most = (int) Math.ceil(4 * stretch);
            positions = new int[to * most];
            weights = new float[to * most];
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * scale - 0.5;
                int first = (int) Math.floor(centre - 2 * stretch) + 1;
                double sum = 0;
                for (int tap = 0; tap < most; tap++) {
                    sum += cubic((first + tap - centre) / stretch);
                }
                for (int tap = 0; tap < most; tap++) {
                    // Beyond the border, the border is repeated.
                    positions[i * most + tap] = Math.max(0, Math.min(from - 1, first + tap));
                    weights[i * most + tap] = (float) (cubic((first + tap - centre) / stretch) / sum);
                }
            }
        }

        private static double cubic(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return (1.5 * x - 2.5) * x * x + 1;
            }
            return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
        }

        int most() {
            return most;
        }
    }
}
