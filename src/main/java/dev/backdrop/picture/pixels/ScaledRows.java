package dev.backdrop.picture.pixels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A picture in another size, row by row, so that no copy of that size exists. Cubic (Catmull-Rom), its kernel widened where it shrinks.
 * Not thread-safe.
 */
public final class ScaledRows {

    /** Taps of a row where nothing gets shorter. */
    private static final int FEWEST = 4;
    /** The sum of the weights of a pixel, down and across: a level times both, with what overshoots, fits into an int. */
    private static final int ONE = 1 << 11;

    private static final int LEVEL = 22;
    private static final int HALF = 1 << LEVEL - 1;

    private static final int LANE = (1 << Lanes.BITS) - 1;
    /** Added to each colour, so that none is negative beside hard edges, and none borrows from its neighbour. */
    private static final int BIAS = 1 << 19;

    private static final long BIASES = Lanes.of(BIAS, BIAS, BIAS);
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Rgb source;
    private final Taps across;
    private final Taps down;
    /** Source rows in the new width, {@link #ONE} for each level; source row n is in slot n modulo their number. */
    private final int[][] rows;

    private final int[] rowIn;
    /** Of the row in each slot, the columns before the first and from the second on are scaled. */
    private final int[] scaledBefore;

    private final int[] scaledFrom;
    private final long[] pixels;
    private final int[] row;

    public ScaledRows(Rgb source, int width, int height) {
        this.source = source;
        across = new Taps(source.width(), width);
        down = new Taps(source.height(), height);
        rows = new int[down.most()][3 * width];
        rowIn = new int[rows.length];
        Arrays.fill(rowIn, -1);
        scaledBefore = new int[rows.length];
        scaledFrom = new int[rows.length];
        pixels = new long[source.width()];
        row = new int[3 * width];
    }

    /**
     * Scales a row, but for some columns, which are left undefined. Cheap only if called from the top down.
     *
     * @param before this column, all are needed
     * @param from this column on, all are needed, too
     */
    public void toRow(int y, int before, int from) {
        int tap = y * down.most();
        if (down.most() == FEWEST) {
            int[] first = sourceRow(down.positions[tap], before, from);
            int[] second = sourceRow(down.positions[tap + 1], before, from);
            int[] third = sourceRow(down.positions[tap + 2], before, from);
            int[] fourth = sourceRow(down.positions[tap + 3], before, from);
            mix(tap, first, second, third, fourth, 0, 3 * before);
            mix(tap, first, second, third, fourth, 3 * from, row.length);
            return;
        }
        Arrays.fill(row, 0);
        for (int end = tap + down.most(); tap < end; tap++) {
            int[] sourceRow = sourceRow(down.positions[tap], before, from);
            add(down.weights[tap], sourceRow, 0, 3 * before);
            add(down.weights[tap], sourceRow, 3 * from, row.length);
        }
    }

    /** A sample of the row, which has red, green and blue of each pixel; slightly below 0 or above 255 beside hard edges. */
    public float at(int sample) {
        return row[sample] * (1f / (1 << LEVEL));
    }

    /** Writes the row's samples, rounded, from one column to another. */
    public void paint(byte[] samples, int start, int from, int to) {
        for (int i = 3 * from; i < 3 * to; i++) {
            int level = row[i] + HALF >> LEVEL;
            // Rare, and so cheaper than a limit for each sample.
            if ((level & ~0xff) != 0) {
                level = level < 0 ? 0 : 255;
            }
            samples[start + i] = (byte) level;
        }
    }

    private void mix(int tap, int[] first, int[] second, int[] third, int[] fourth, int begin, int end) {
        int a = down.weights[tap];
        int b = down.weights[tap + 1];
        int c = down.weights[tap + 2];
        int d = down.weights[tap + 3];
        int[] mixed = row;
        for (int i = begin; i < end; i++) {
            mixed[i] = a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
        }
    }

    private void add(int weight, int[] sourceRow, int begin, int end) {
        int[] mixed = row;
        for (int i = begin; i < end; i++) {
            mixed[i] += weight * sourceRow[i];
        }
    }

    private int[] sourceRow(int y, int before, int from) {
        int slot = y % rows.length;
        int[] scaled = rows[slot];
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

    private void scale(int y, int[] scaled, int from, int to) {
        int[] positions = across.positions;
        int most = across.most();
        unpack(y, positions[from * most], positions[to * most - 1]);
        if (most == FEWEST) {
            scaleByFour(scaled, from, to);
            return;
        }
        for (int x = from, tap = from * most; x < to; x++) {
            long sums = BIASES;
            for (int end = tap + most; tap < end; tap++) {
                sums += across.weights[tap] * pixels[positions[tap]];
            }
            set(scaled, x, sums);
        }
    }

    private void scaleByFour(int[] scaled, int from, int to) {
        int[] positions = across.positions;
        int[] weights = across.weights;
        for (int x = from, tap = from * FEWEST; x < to; x++, tap += FEWEST) {
            long sums = BIASES
                    + weights[tap] * pixels[positions[tap]]
                    + weights[tap + 1] * pixels[positions[tap + 1]]
                    + weights[tap + 2] * pixels[positions[tap + 2]]
                    + weights[tap + 3] * pixels[positions[tap + 3]];
            set(scaled, x, sums);
        }
    }

    private static void set(int[] scaled, int x, long sums) {
        scaled[3 * x] = ((int) sums & LANE) - BIAS;
        scaled[3 * x + 1] = ((int) (sums >>> Lanes.BITS) & LANE) - BIAS;
        scaled[3 * x + 2] = (int) (sums >>> 2 * Lanes.BITS) - BIAS;
    }

    /** Sets the pixels of a source row from one column to another, both included. */
    private void unpack(int y, int first, int last) {
        byte[] samples = source.samples();
        int start = 3 * y * pixels.length;
        for (int x = first; x <= last; x++) {
            int at = start + 3 * x;
            pixels[x] = pixel(at == 0 ? firstThree(samples) : (int) FOUR_BYTES.get(samples, at - 1) >>> 8);
        }
    }

    private static int firstThree(byte[] samples) {
        return samples[0] & 0xff | (samples[1] & 0xff) << 8 | (samples[2] & 0xff) << 16;
    }

    private static long pixel(int colours) {
        return Lanes.of(colours & 0xff, colours >> 8 & 0xff, colours >> 16 & 0xff);
    }

    /** Which source positions make up each new one, and with which weight: as many in a row for each. */
    private static final class Taps {

        private final int most;
        private final int[] positions;
        /** Those of each new position make {@link #ONE}, exactly, so that an even colour stays as it is. */
        private final int[] weights;

        Taps(int from, int to) {
            double scale = (double) from / to;
            double stretch = Math.max(1, scale);
            most = (int) Math.ceil(4 * stretch);
            positions = new int[to * most];
            weights = new int[to * most];
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * scale - 0.5;
                int first = (int) Math.floor(centre - 2 * stretch) + 1;
                double sum = 0;
                for (int tap = 0; tap < most; tap++) {
                    sum += cubic((first + tap - centre) / stretch);
                }
                double soFar = 0;
                int given = 0;
                for (int tap = 0; tap < most; tap++) {
                    // Beyond the border, the border is repeated.
                    positions[i * most + tap] = Math.max(0, Math.min(from - 1, first + tap));
                    soFar += cubic((first + tap - centre) / stretch) / sum;
                    weights[i * most + tap] = (int) Math.round(soFar * ONE) - given;
                    given += weights[i * most + tap];
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
