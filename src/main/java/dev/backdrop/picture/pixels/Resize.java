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
        byte[] averages = new byte[width * height * channels];
        float[] row = new float[width * channels];
        float[] sum = new float[width * channels];
        int inRow = -1;
        for (int y = 0; y < height; y++) {
            double top = (double) y * fromHeight / height;
            double bottom = (double) (y + 1) * fromHeight / height;
            int last = Math.min(fromHeight, (int) Math.ceil(bottom)) - 1;
            Arrays.fill(sum, 0);
            for (int source = (int) top; source <= last; source++) {
                if (source != inRow) {
                    average(from, source * fromWidth * channels, fromWidth, channels, row);
                    inRow = source;
                }
                float share = (float) ((Math.min(bottom, source + 1.0) - Math.max(top, source)) / (bottom - top));
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

    private void average(byte[] from, int start, int fromWidth, int channels, float[] row) {
        double step = (double) fromWidth / width;
        for (int x = 0; x < width; x++) {
            double left = x * step;
            double right = Math.min(fromWidth, left + step);
            int first = (int) left;
            int last = Math.min(fromWidth, (int) Math.ceil(right)) - 1;
            float tooMuchLeft = (float) (left - first);
            float tooMuchRight = (float) (last + 1 - right);
            float scale = (float) (1 / (right - left));
            for (int channel = 0; channel < channels; channel++) {
                int at = start + first * channels + channel;
                int end = start + last * channels + channel;
                int whole = 0;
                for (int i = at; i <= end; i += channels) {
                    whole += from[i] & 0xff;
                }
                row[x * channels + channel] =
                        scale * (whole - tooMuchLeft * (from[at] & 0xff) - tooMuchRight * (from[end] & 0xff));
            }
        }
    }
}
