package dev.backdrop.picture.pixels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Copies in another size, each axis on its own. Where a side gets shorter, each new pixel is the average of the area that it covers, so
 * that fine patterns turn grey and not into moiré. Where it gets longer, pixels are interpolated linearly between the centres of the old
 * ones. Samples are averaged as they are, in sRGB, as browsers and most programs do. An even colour stays exactly as it is.
 */
public final class Resize {

    /** The longer side of a small copy. */
    private static final int SMALL = 1024;

    /**
     * The sum of a run's weights, exactly, so that an even colour stays as it is. So few that the sum of a run of rows fits into 16 bits,
     * and the sum of such sums into an int.
     */
    private static final int ONE = 1 << 8;
    /** Bits of a level's fraction in a sum of sums. */
    private static final int LEVEL = 16;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long FOUR_OF_EIGHT = 0x00ff_00ff_00ff_00ffL;
    private static final int LANE = 0xffff;

    /** Bits of a sum of rows for which a lane has no room. */
    private static final int DROPPED = 3;

    private static final int COLOUR = LEVEL - DROPPED;
    private static final long HALVES = Lanes.of(1, 1, 1) << COLOUR - 1;

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

    /**
     * The copy in which a picture is looked at: of at most 1024 pixels on the longer side. Returns {@code picture} itself if it is no
     * larger, so that it does not matter who makes the copy, and how often.
     */
    public static Rgb small(Rgb picture) {
        return within(SMALL, picture.width(), picture.height()).of(picture);
    }

    /** The same of one channel. */
    public static Grey small(Grey channel) {
        return within(SMALL, channel.width(), channel.height()).of(channel);
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
        long[] pixels = new long[channels == 1 ? 0 : fromWidth];
        for (int y = 0; y < height; y++) {
            down.mixRows(y, from, row);
            if (channels == 1) {
                across.mixLevels(row, scaled, y * width);
            } else {
                sideBySide(row, pixels);
                across.mixColours(pixels, scaled, 3 * y * width);
            }
        }
        return scaled;
    }

    private static void sideBySide(int[] row, long[] pixels) {
        for (int x = 0, at = 0; x < pixels.length; x++, at += 3) {
            pixels[x] = Lanes.of(row[at] >> DROPPED, row[at + 1] >> DROPPED, row[at + 2] >> DROPPED);
        }
    }

    /** What each new row or column is made of: a run of old ones, each with its weight. */
    private static final class Runs {

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

        /**
         * Sets sums of weighted samples. Each is less than 2¹⁶, so that one multiplication weighs four samples, which lie two bytes apart
         * in a long.
         */
        void mixRows(int y, byte[] from, int[] sums) {
            int start = first[y] * sums.length;
            int i = 0;
            for (; i + 2 * Long.BYTES <= sums.length; i += 2 * Long.BYTES) {
                long even = 0;
                long odd = 0;
                long nextEven = 0;
                long nextOdd = 0;
                int at = start + i;
                for (int tap = begins[y]; tap < begins[y + 1]; tap++, at += sums.length) {
                    long eight = (long) EIGHT.get(from, at);
                    long next = (long) EIGHT.get(from, at + Long.BYTES);
                    long weight = weights[tap];
                    even += (eight & FOUR_OF_EIGHT) * weight;
                    odd += (eight >>> Byte.SIZE & FOUR_OF_EIGHT) * weight;
                    nextEven += (next & FOUR_OF_EIGHT) * weight;
                    nextOdd += (next >>> Byte.SIZE & FOUR_OF_EIGHT) * weight;
                }
                setEight(sums, i, even, odd);
                setEight(sums, i + Long.BYTES, nextEven, nextOdd);
            }
            for (; i < sums.length; i++) {
                sums[i] = 0;
                int at = start + i;
                for (int tap = begins[y]; tap < begins[y + 1]; tap++, at += sums.length) {
                    sums[i] += weights[tap] * (from[at] & 0xff);
                }
            }
        }

        private static void setEight(int[] sums, int at, long even, long odd) {
            sums[at] = (int) even & LANE;
            sums[at + 1] = (int) odd & LANE;
            sums[at + 2] = (int) even >>> Short.SIZE;
            sums[at + 3] = (int) odd >>> Short.SIZE;
            sums[at + 4] = (int) (even >>> 2 * Short.SIZE) & LANE;
            sums[at + 5] = (int) (odd >>> 2 * Short.SIZE) & LANE;
            sums[at + 6] = (int) (even >>> 3 * Short.SIZE);
            sums[at + 7] = (int) (odd >>> 3 * Short.SIZE);
        }

        void mixLevels(int[] row, byte[] to, int start) {
            for (int x = 0; x < first.length; x++) {
                int from = first[x];
                int level = 1 << LEVEL - 1;
                for (int tap = begins[x]; tap < begins[x + 1]; tap++, from++) {
                    level += weights[tap] * row[from];
                }
                to[start + x] = (byte) (level >> LEVEL);
            }
        }

        void mixColours(long[] pixels, byte[] to, int start) {
            for (int x = 0, at = start; x < first.length; x++, at += 3) {
                int from = first[x];
                long colours = HALVES;
                for (int tap = begins[x]; tap < begins[x + 1]; tap++, from++) {
                    colours += weights[tap] * pixels[from];
                }
                to[at] = (byte) (colours >> COLOUR);
                to[at + 1] = (byte) (colours >> Lanes.BITS + COLOUR);
                to[at + 2] = (byte) (colours >> 2 * Lanes.BITS + COLOUR);
            }
        }
    }
}
