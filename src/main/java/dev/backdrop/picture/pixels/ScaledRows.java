package dev.backdrop.picture.pixels;

import java.util.Arrays;

/**
 * A picture in another size, row by row, so that no copy of that size exists. Cubic (Catmull-Rom), its kernel widened where it shrinks.
 * Not thread-safe.
 */
public final class ScaledRows {

    /** Taps of a pixel where nothing gets shorter. */
    private static final int FEWEST = 4;

    private final Rgb source;
    private final Taps across;
    private final Taps down;
    /** Source rows in the new width; source row n is in slot n modulo their number. */
    private final float[][] rows;

    private final int[] rowIn;
    /** Of the row in each slot, the columns before the first and from the second on are scaled. */
    private final int[] scaledBefore;

    private final int[] scaledFrom;
    private final float[] row;

    public ScaledRows(Rgb source, int width, int height) {
        this.source = source;
        across = new Taps(source.width(), width);
        down = new Taps(source.height(), height);
        rows = new float[down.most()][3 * width];
        rowIn = new int[rows.length];
        Arrays.fill(rowIn, -1);
        scaledBefore = new int[rows.length];
        scaledFrom = new int[rows.length];
        row = new float[3 * width];
    }

    /**
     * Returns a row of the new size: blue, green, red of each pixel, slightly below 0 or above 255 beside hard edges. The array is
     * overwritten by the next call. Cheap only if called from the top down.
     */
    public float[] row(int y) {
        return row(y, row.length / 3, row.length / 3);
    }

    /**
     * The same without some columns, which are left undefined.
     *
     * @param before this column, all are needed
     * @param from this column on, all are needed, too
     */
    public float[] row(int y, int before, int from) {
        Arrays.fill(row, 0);
        for (int tap = y * down.most(); tap < (y + 1) * down.most(); tap++) {
            float weight = down.weights[tap];
            if (weight != 0) {
                float[] sourceRow = sourceRow(down.positions[tap], before, from);
                add(weight, sourceRow, 0, 3 * before);
                add(weight, sourceRow, 3 * from, row.length);
            }
        }
        return row;
    }

    private void add(float weight, float[] sourceRow, int begin, int end) {
        for (int i = begin; i < end; i++) {
            row[i] += weight * sourceRow[i];
        }
    }

    private float[] sourceRow(int y, int before, int from) {
        int slot = y % rows.length;
        float[] scaled = rows[slot];
        if (rowIn[slot] != y) {
            rowIn[slot] = y;
            scaledBefore[slot] = 0;
            scaledFrom[slot] = scaled.length / 3;
        }
        if (scaledBefore[slot] < before) {
            scale(y, scaled, scaledBefore[slot], before);
            scaledBefore[slot] = before;
        }
        if (scaledFrom[slot] > from) {
            scale(y, scaled, from, scaledFrom[slot]);
            scaledFrom[slot] = from;
        }
        return scaled;
    }

    private void scale(int y, float[] scaled, int from, int to) {
        byte[] samples = source.samples();
        int start = 3 * y * source.width();
        int most = across.most();
        for (int x = from, tap = from * most; x < to; x++) {
            if (most == FEWEST && across.positions[tap + 3] == across.positions[tap] + 3) {
                four(samples, start + 3 * across.positions[tap], across.weights, tap, scaled, 3 * x);
                tap += FEWEST;
                continue;
            }
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

    /** What most pixels are made of where a picture is not made smaller: four neighbours. */
    private static void four(byte[] samples, int at, float[] weights, int tap, float[] scaled, int to) {
        float first = weights[tap];
        float second = weights[tap + 1];
        float third = weights[tap + 2];
        float fourth = weights[tap + 3];
        for (int channel = 0; channel < 3; channel++) {
            int from = at + channel;
            scaled[to + channel] = first * (samples[from] & 0xff)
                    + second * (samples[from + 3] & 0xff)
                    + third * (samples[from + 6] & 0xff)
                    + fourth * (samples[from + 9] & 0xff);
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
