package dev.backdrop.picture.segment.net;

/**
 * Convolutions with a bias. The inner loops run over neighbouring output channels, so that the JIT compiler turns them into vector
 * instructions.
 */
final class Convolutions {

    private Convolutions() {}

    /** @param weights output channels × rows × columns × input channels */
    static Kernel full(Window window, float[] weights, float[] bias) {
        int inputs = window.in().channels();
        int outputs = window.out().channels();
        int perOutput = window.height() * window.width() * inputs;
        check(weights.length == outputs * perOutput && bias.length == outputs, "convolution");
        float[] byInput = transposed(weights, outputs, perOutput);
        return (in, out) -> {
            fill(out, bias, window.out());
            // Neighbouring pixels lie side by side in the input and in the weights: a row of them is one long pixel.
            window.rows((from, place, pixels, to) ->
                    addProducts(in[0], from, pixels * inputs, byInput, place * inputs * outputs, out, to, outputs));
        };
    }

    /** @param weights rows × columns × channels; each output channel sees its own input channel only */
    static Kernel depthwise(Window window, float[] weights, float[] bias) {
        int channels = window.out().channels();
        check(window.in().channels() == channels && bias.length == channels, "depthwise convolution");
        check(weights.length == window.height() * window.width() * channels, "depthwise convolution");
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

    /** Four input channels at a time, because loading and storing the output costs more than multiplying. */
    private static void addProducts(
            float[] in, int from, int inputs, float[] weights, int weight, float[] out, int to, int outputs) {
        int i = 0;
        for (; i + 4 <= inputs; i += 4) {
            float a = in[from + i];
            float b = in[from + i + 1];
            float c = in[from + i + 2];
            float d = in[from + i + 3];
            int wa = weight + i * outputs;
            int wb = wa + outputs;
            int wc = wb + outputs;
            int wd = wc + outputs;
            for (int o = 0; o < outputs; o++) {
                out[to + o] += a * weights[wa + o] + b * weights[wb + o] + c * weights[wc + o] + d * weights[wd + o];
            }
        }
        for (; i < inputs; i++) {
            float a = in[from + i];
            int wa = weight + i * outputs;
            for (int o = 0; o < outputs; o++) {
                out[to + o] += a * weights[wa + o];
            }
        }
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] transposed = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = matrix[row * columns + column];
            }
        }
        return transposed;
    }

    private static void check(boolean fits, String operation) {
        if (!fits) {
            throw new IllegalArgumentException("The weights of a " + operation + " do not fit its tensors");
        }
    }
}
