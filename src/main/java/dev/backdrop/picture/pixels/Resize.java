package dev.backdrop.picture.pixels;

import java.util.Arrays;

/** Makes small copies. Each of their pixels is the exact average of the area that it covers. */
public final class Resize {

    private final int width;
    private final int height;

    private Resize(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Pictures of this size become this size. */
    public static Resize to(int width, int height) {
        return new Resize(width, height);
    }

    /** Pictures of this size, or of this aspect, get a longer side of {@code longest} at most; smaller ones keep their size. */
    public static Resize within(int longest, int width, int height) {
        double factor = Math.min(1, (double) longest / Math.max(width, height));
        return new Resize(
                (int) Math.max(1, Math.round(width * factor)), (int) Math.max(1, Math.round(height * factor)));
    }

    /** Returns {@code picture} itself if it has the size already. */
    public Rgb of(Rgb picture) {
        return picture.width() == width && picture.height() == height
                ? picture
                : new Rgb(width, height, averages(picture.samples(), picture.width(), picture.height(), 3));
    }

    /** Returns {@code channel} itself if it has the size already. */
    public Grey of(Grey channel) {
        return channel.width() == width && channel.height() == height
                ? channel
                : new Grey(width, height, averages(channel.samples(), channel.width(), channel.height(), 1));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    private byte[] averages(byte[] from, int fromWidth, int fromHeight, int channels) {
        Areas across = new Areas(fromWidth, width);
        Areas down = new Areas(fromHeight, height);
        byte[] averages = new byte[width * height * channels];
        float[] row = new float[width * channels];
        float[] sum = new float[width * channels];
        int inRow = -1;
        for (int y = 0; y < height; y++) {
            Arrays.fill(sum, 0);
            for (int source = down.first[y]; source <= down.last[y]; source++) {
                if (source != inRow) {
                    int start = source * fromWidth * channels;
                    if (channels == 1) {
                        averageGrey(from, start, across, row);
                    } else {
                        averageColours(from, start, across, row);
                    }
                    inRow = source;
                }
                float share = down.share(y, source);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += share * row[i];
                }
            }
            for (int i = 0; i < sum.length; i++) {
                averages[y * sum.length + i] = (byte) (sum[i] + 0.5f);
            }
        }
        return averages;
    }

    private static void averageGrey(byte[] from, int start, Areas across, float[] row) {
        for (int x = 0; x < row.length; x++) {
            int first = start + across.first[x];
            int last = start + across.last[x];
            int whole = 0;
            for (int i = first; i <= last; i++) {
                whole += from[i] & 0xff;
            }
            row[x] = across.average(x, whole, from[first], from[last]);
        }
    }

    private static void averageColours(byte[] from, int start, Areas across, float[] row) {
        for (int x = 0, to = 0; to < row.length; x++, to += 3) {
            int first = start + 3 * across.first[x];
            int last = start + 3 * across.last[x];
            int blue = 0;
            int green = 0;
            int red = 0;
            for (int i = first; i <= last; i += 3) {
                blue += from[i] & 0xff;
                green += from[i + 1] & 0xff;
                red += from[i + 2] & 0xff;
            }
            row[to] = across.average(x, blue, from[first], from[last]);
            row[to + 1] = across.average(x, green, from[first + 1], from[last + 1]);
            row[to + 2] = across.average(x, red, from[first + 2], from[last + 2]);
        }
    }

    /** Which old pixels each new one covers, the first and the last of them in part. */
    private static final class Areas {

        private final int[] first;
        private final int[] last;
        private final float[] tooMuchBefore;
        private final float[] tooMuchBehind;
        private final float scale;

        Areas(int from, int to) {
            first = new int[to];
            last = new int[to];
            tooMuchBefore = new float[to];
            tooMuchBehind = new float[to];
            scale = (float) to / from;
            for (int i = 0; i < to; i++) {
                double start = (double) i * from / to;
                double end = (double) (i + 1) * from / to;
                first[i] = (int) start;
                last[i] = Math.min(from, (int) Math.ceil(end)) - 1;
                tooMuchBefore[i] = (float) (start - first[i]);
                tooMuchBehind[i] = (float) (last[i] + 1 - end);
            }
        }

        float average(int i, int whole, byte ofFirst, byte ofLast) {
            return scale * (whole - tooMuchBefore[i] * (ofFirst & 0xff) - tooMuchBehind[i] * (ofLast & 0xff));
        }

        /** Of an old pixel in a new one. */
        float share(int i, int pixel) {
            float before = pixel == first[i] ? tooMuchBefore[i] : 0;
            float behind = pixel == last[i] ? tooMuchBehind[i] : 0;
            return scale * (1 - before - behind);
        }
    }
}
