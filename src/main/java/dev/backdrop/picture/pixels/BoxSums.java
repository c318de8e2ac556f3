package dev.backdrop.picture.pixels;

/**
 * Sums over a square window around each pixel, row by row from the top. It keeps one row of column sums for each plane, and no plane.
 * Integers, so that what leaves the window leaves nothing behind.
 */
public final class BoxSums {

    /** Fills one row of each plane. */
    public interface Source {

        /** @param rows one for each plane, as wide as the picture; all values are to be set */
        void fill(int y, int[][] rows);
    }

    private final int width;
    private final int height;
    private final int radius;
    private final Source source;
    private final int[][] values;
    private final int[][] columns;
    private final int[][] sums;
    private int next;

    /**
     * @param radius the window has 2 × radius + 1 pixels a side, fewer where the picture ends
     * @param planes whose values, times the pixels of a window, stay within an int
     */
    public BoxSums(int width, int height, int radius, int planes, Source source) {
        this.width = width;
        this.height = height;
        this.radius = radius;
        this.source = source;
        values = new int[planes][width];
        columns = new int[planes][width];
        sums = new int[planes][width];
        for (int y = 0; y < Math.min(radius, height); y++) {
            add(y, 1);
        }
    }

    /** Returns each plane's sums around the pixels of the next row; the next call overwrites them. */
    public int[][] nextRow() {
        if (next + radius < height) {
            add(next + radius, 1);
        }
        if (next > radius) {
            add(next - radius - 1, -1);
        }
        next++;
        for (int plane = 0; plane < columns.length; plane++) {
            sumAcross(columns[plane], sums[plane]);
        }
        return sums;
    }

    /** How many pixels the window around a pixel has. */
    public int size(int x, int y) {
        return side(x, width) * side(y, height);
    }

    private int side(int at, int length) {
        return Math.min(length - 1, at + radius) - Math.max(0, at - radius) + 1;
    }

    private void add(int y, int sign) {
        source.fill(y, values);
        for (int plane = 0; plane < columns.length; plane++) {
            int[] column = columns[plane];
            int[] value = values[plane];
            for (int x = 0; x < width; x++) {
                column[x] += sign * value[x];
            }
        }
    }

    private void sumAcross(int[] column, int[] across) {
        int sum = 0;
        for (int x = 0; x < Math.min(radius, width); x++) {
            sum += column[x];
        }
        int grown = Math.max(0, Math.min(radius + 1, width - radius));
        int shrinks = Math.max(grown, width - radius);
        for (int x = 0; x < grown; x++) {
            sum += column[x + radius];
            across[x] = sum;
        }
        for (int x = grown; x < shrinks; x++) {
            sum += column[x + radius] - column[x - radius - 1];
            across[x] = sum;
        }
        for (int x = shrinks; x < width; x++) {
            sum -= x > radius ? column[x - radius - 1] : 0;
            across[x] = sum;
        }
    }
}
