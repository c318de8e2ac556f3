package dev.backdrop.picture.segment.net;

import java.util.Arrays;

/**
 * A depthwise convolution by single steps, a row at a time: for each place of the window, the input's row lies a few pixels beside that of
 * the output. Rows are copied into arrays of their own, because the JIT compiler makes vector instructions of a loop with one index alone.
 */
final class DepthwiseRows implements Kernel {

    private final Window window;
    private final float[] bias;
    /** Of each place of the window, repeated for each pixel of a row. */
    private final float[][] weights;

    /** @param weights rows × columns × channels */
    DepthwiseRows(Window window, float[] weights, float[] bias) {
        this.window = window;
        int channels = bias.length;
        int pixels = window.out().width();
        this.bias = repeated(bias, 0, channels, pixels);
        this.weights = new float[window.height() * window.width()][];
        for (int place = 0; place < this.weights.length; place++) {
            this.weights[place] = repeated(weights, place * channels, channels, pixels);
        }
    }

    private static float[] repeated(float[] values, int from, int count, int times) {
        float[] repeated = new float[count * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(values, from, repeated, i * count, count);
        }
        return repeated;
    }

    @Override
    public void run(float[][] in, float[] out) {
        float[] row = new float[bias.length];
        float[] sums = new float[bias.length];
        for (int y = 0; y < window.out().height(); y++) {
            System.arraycopy(bias, 0, sums, 0, sums.length);
            int top = y - window.above();
            int last = Math.min(window.height(), window.in().height() - top);
            for (int i = Math.max(0, -top); i < last; i++) {
                for (int j = 0; j < window.width(); j++) {
                    shifted(in[0], top + i, j - window.before(), row);
                    addProducts(row, weights[i * window.width() + j], sums);
                }
            }
            System.arraycopy(sums, 0, out, y * sums.length, sums.length);
        }
    }

    /** Sets a row of the input, from so many columns on; what lies outside is 0. */
    private void shifted(float[] in, int y, int columns, float[] row) {
        int channels = window.in().channels();
        int length = window.in().width() * channels;
        int from = Math.max(0, columns * channels);
        int to = Math.min(length, columns * channels + row.length);
        int start = from - columns * channels;
        Arrays.fill(row, 0, start, 0);
        System.arraycopy(in, y * length + from, row, start, to - from);
        Arrays.fill(row, start + to - from, row.length, 0);
    }

    private static void addProducts(float[] row, float[] weights, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i] * weights[i];
        }
    }
}
