package dev.backdrop.picture.pixels;

import java.util.Arrays;

/**
 * Copies in another size, each axis on its own. Where a side gets shorter, each new pixel is the average of the area that it covers, so
 * that fine patterns turn grey and not into moiré. Where it gets longer, pixels are interpolated linearly between the centres of the old
 * ones. Samples are averaged as they are, in sRGB, as browsers and most programs do. An even colour stays exactly as it is.
 */
public final class Resize {

    private final int width;
    private final int height;

    private Resize(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Pictures of any size are stretched to this one. */
    public static Resize to(int width, int height) {
        return new Resize(width, height);
    }

    /**
     * Pictures of this size, or of this aspect, get a longer side of {@code longest} at most; smaller ones keep their size. No side
     * becomes less than 1.
     */
    public static Resize within(int longest, int width, int height) {
        return fitting(Math.min(longest, Math.max(width, height)), width, height);
    }

    /** Pictures of this size, or of this aspect, get a longer side of exactly {@code longer}, and another one of at least 1. */
    public static Resize fitting(int longer, int width, int height) {
        int current = Math.max(width, height);
        return new Resize((int) Math.max(1, Math.round((double) width * longer / current)), (int)
                Math.max(1, Math.round((double) height * longer / current)));
    }

    /** Returns {@code picture} itself if it has the size already. */
    public Rgb of(Rgb picture) {
        return picture.width() == width && picture.height() == height
                ? picture
                : new Rgb(width, height, scaled(picture.samples(), picture.width(), picture.height(), 3));
    }

    /** Returns {@code channel} itself if it has the size already. */
    public Grey of(Grey channel) {
        return channel.width() == width && channel.height() == height
                ? channel
                : new Grey(width, height, scaled(channel.samples(), channel.width(), channel.height(), 1));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    private byte[] scaled(byte[] from, int fromWidth, int fromHeight, int channels) {
        Runs down = new Runs(fromHeight, height);
        Runs across = new Runs(fromWidth, width);
        byte[] scaled = new byte[Math.multiplyExact(Math.multiplyExact(width, height), channels)];
        int[] row = new int[fromWidth * channels];
        for (int y = 0; y < height; y++) {
            down.mixRows(y, from, row);
            if (channels == 1) {
                across.mixLevels(row, scaled, y * width);
            } else {
                across.mixColours(row, scaled, 3 * y * width);
            }
        }
        return scaled;
    }

    /** What each new row or column is made of: a run of old ones, each with its weight. */
    private static final class Runs {

        /** The weights of a run make exactly this, so that an even colour stays as it is. */
        private static final int ONE = 1 << 16;
        /** Of a level, in the product of two weights. */
        private static final long HALF = 1L << 31;

        private final int[] first;
        /** Where the weights of each run begin, and where those of the last run end. */
        private final int[] begins;

        private final int[] weights;

        Runs(int from, int to) {
            double step = (double) from / to;
            first = new int[to];
            begins = new int[to + 1];
            weights = new int[Math.max(from, to) + 2 * to];
            for (int i = 0; i < to; i++) {
                double centre = Math.max(0, Math.min(from - 1, (i + 0.5) * step - 0.5));
                begins[i + 1] =
                        from > to ? weigh(i, i * step, (i + 1) * step, from) : weigh(i, centre, centre + 1, from);
            }
        }

        /**
         * Weighs each old pixel by the part of the stretch that it fills. Linear interpolation at a centre is the average of the stretch
         * of one pixel that begins there. Returns where the weights end.
         */
        private int weigh(int run, double start, double end, int from) {
            first[run] = (int) start;
            int next = begins[run];
            int given = 0;
            for (int pixel = first[run]; given < ONE; pixel++) {
                double covered = pixel == from - 1 ? 1 : Math.min(1, (pixel + 1 - start) / (end - start));
                int soFar = (int) Math.round(covered * ONE);
                weights[next++] = soFar - given;
                given = soFar;
            }
            return next;
        }

        /** Sums of weighted samples: two old rows at a time, because most of the work is to fetch the sums and to store them. */
        void mixRows(int y, byte[] from, int[] sums) {
            Arrays.fill(sums, 0);
            int start = first[y] * sums.length;
            int tap = begins[y];
            for (; tap + 1 < begins[y + 1]; tap += 2, start += 2 * sums.length) {
                addTwo(from, start, weights[tap], weights[tap + 1], sums);
            }
            if (tap < begins[y + 1]) {
                addOne(from, start, weights[tap], sums);
            }
        }

        private static void addTwo(byte[] from, int start, int weight, int weightBelow, int[] sums) {
            int below = start + sums.length;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weight * (from[start + i] & 0xff) + weightBelow * (from[below + i] & 0xff);
            }
        }

        private static void addOne(byte[] from, int start, int weight, int[] sums) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weight * (from[start + i] & 0xff);
            }
        }

        void mixLevels(int[] row, byte[] to, int start) {
            for (int x = 0; x < first.length; x++) {
                int from = first[x];
                long level = HALF;
                for (int tap = begins[x]; tap < begins[x + 1]; tap++, from++) {
                    level += (long) weights[tap] * row[from];
                }
                to[start + x] = (byte) (level >> 32);
            }
        }

        void mixColours(int[] row, byte[] to, int start) {
            for (int x = 0, at = start; x < first.length; x++, at += 3) {
                int from = 3 * first[x];
                long blue = HALF;
                long green = HALF;
                long red = HALF;
                for (int tap = begins[x]; tap < begins[x + 1]; tap++, from += 3) {
                    long weight = weights[tap];
                    blue += weight * row[from];
                    green += weight * row[from + 1];
                    red += weight * row[from + 2];
                }
                to[at] = (byte) (blue >> 32);
                to[at + 1] = (byte) (green >> 32);
                to[at + 2] = (byte) (red >> 32);
            }
        }
    }
}
