package dev.backdrop.picture.segment.net;

import java.util.Arrays;

/** Convolutions with a bias. The inner loops are such that the JIT compiler turns them into vector instructions. */
final class Convolutions {

    /** Output pixels that are computed together: many for one loop, few for the processor's cache. */
    private static final int BLOCK = 128;

    private Convolutions() {}

    /**
     * Each block of output pixels in three steps: what lies under their windows is laid out so that the same place of all windows lies
     * side by side; each output channel is summed over long rows; the sums go to their pixels.
     *
     * @param weights output channels × rows × columns × input channels
     */
    static Kernel full(Window window, float[] weights, float[] bias) {
        int inputs = window.in().channels();
        int outputs = window.out().channels();
        int perOutput = window.height() * window.width() * inputs;
        check(weights.length == outputs * perOutput && bias.length == outputs, "convolution");
        int pixels = window.out().height() * window.out().width();
        return (in, out) -> {
            float[][] places = new float[perOutput][BLOCK];
            float[] sums = new float[BLOCK];
            for (int begin = 0; begin < pixels; begin += BLOCK) {
                int end = Math.min(pixels, begin + BLOCK);
                gather(window, begin, end, in[0], places);
                for (int output = 0; output < outputs; output++) {
                    Arrays.fill(sums, bias[output]);
                    addProducts(places, weights, output * perOutput, sums);
                    for (int i = 0, to = begin * outputs + output; i < end - begin; i++, to += outputs) {
                        out[to] = sums[i];
                    }
                }
            }
        };
    }

    /** Sets one row for each input channel at each place of the window; what lies outside the input is 0. */
    private static void gather(Window window, int begin, int end, float[] in, float[][] places) {
        int inputs = window.in().channels();
        int outputs = window.out().channels();
        for (float[] row : places) {
            Arrays.fill(row, 0);
        }
        window.rows(begin, end, (from, place, pixels, to) -> {
            int pixel = to / outputs - begin;
            for (int i = 0; i < pixels * inputs; i++) {
                places[place * inputs + i][pixel] = in[from + i];
            }
        });
    }

    /** @param weights rows × columns × channels; each output channel sees its own input channel only */
    static Kernel depthwise(Window window, float[] weights, float[] bias) {
        int channels = window.out().channels();
        check(window.in().channels() == channels && bias.length == channels, "depthwise convolution");
        check(weights.length == window.height() * window.width() * channels, "depthwise convolution");
        if (window.stride() == 1) {
            return new DepthwiseRows(window, weights, bias);
        }
        return (in, out) -> {
            float[] input = in[0];
            fill(out, bias, window.out());
            window.rows((from, place, pixels, to) -> {
                for (int i = 0; i < pixels * channels; i += channels) {
                    int source = from + i;
                    int weight = place * channels + i;
                    for (int c = 0; c < channels; c++) {
                        out[to + c] += input[source + c] * weights[weight + c];
                    }
                }
            });
        };
    }

    /**
     * Enlarges: each input pixel becomes a tile of output pixels.
     *
     * @param weights output channels × rows of the tile × columns of the tile × input channels
     */
    static Kernel tiles(Shape in, Shape out, int height, int width, float[] weights, float[] bias) {
        check(out.height() == in.height() * height && out.width() == in.width() * width, "transposed convolution");
        check(weights.length == out.channels() * height * width * in.channels(), "transposed convolution");
        check(bias.length == out.channels(), "transposed convolution");
        return (inputs, output) -> {
            int to = 0;
            for (int y = 0; y < out.height(); y++) {
                for (int x = 0; x < out.width(); x++) {
                    int from = (y / height * in.width() + x / width) * in.channels();
                    for (int channel = 0; channel < out.channels(); channel++) {
                        int weight = ((channel * height + y % height) * width + x % width) * in.channels();
                        float sum = bias[channel];
                        for (int c = 0; c < in.channels(); c++) {
                            sum += inputs[0][from + c] * weights[weight + c];
                        }
                        output[to++] = sum;
                    }
                }
            }
        };
    }

    private static void fill(float[] out, float[] bias, Shape shape) {
        for (int at = 0; at < shape.values(); at += bias.length) {
            System.arraycopy(bias, 0, out, at, bias.length);
        }
    }

    /** Four rows at a time, because loading and storing the sums costs more than multiplying. */
    private static void addProducts(float[][] rows, float[] weights, int weight, float[] sums) {
        int row = 0;
        for (; row + 4 <= rows.length; row += 4) {
            float first = weights[weight + row];
            float second = weights[weight + row + 1];
            float third = weights[weight + row + 2];
            float fourth = weights[weight + row + 3];
            add(sums, first, rows[row], second, rows[row + 1], third, rows[row + 2], fourth, rows[row + 3]);
        }
        for (; row < rows.length; row++) {
            add(sums, weights[weight + row], rows[row]);
        }
    }

    private static void add(
            float[] sums,
            float a,
            float[] first,
            float b,
            float[] second,
            float c,
            float[] third,
            float d,
            float[] fourth) {
        for (int i = 0; i < BLOCK; i++) {
            sums[i] += a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
        }
    }

    private static void add(float[] sums, float a, float[] row) {
        for (int i = 0; i < BLOCK; i++) {
            sums[i] += a * row[i];
        }
    }

    private static void check(boolean fits, String operation) {
        if (!fits) {
            throw new IllegalArgumentException("The weights of a " + operation + " do not fit its tensors");
        }
    }
}
