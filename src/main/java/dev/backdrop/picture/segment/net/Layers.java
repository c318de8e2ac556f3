package dev.backdrop.picture.segment.net;

import java.util.Arrays;

/** Operations without weights. */
final class Layers {

    private Layers() {}

    static Kernel rectified(int values) {
        return (in, out) -> {
            float[] input = in[0];
            for (int i = 0; i < values; i++) {
                out[i] = Math.max(0, input[i]);
            }
        };
    }

    /** x · min(6, max(0, x + 3)) / 6. */
    static Kernel hardSwish(int values) {
        return (in, out) -> {
            float[] input = in[0];
            for (int i = 0; i < values; i++) {
                out[i] = input[i] * Math.min(6, Math.max(0, input[i] + 3)) * (1 / 6f);
            }
        };
    }

    static Kernel logistic(int values) {
        return (in, out) -> {
            for (int i = 0; i < values; i++) {
                out[i] = (float) (1 / (1 + Math.exp(-in[0][i])));
            }
        };
    }

    static Kernel sum(int values) {
        return (in, out) -> {
            float[] left = in[0];
            float[] right = in[1];
            for (int i = 0; i < values; i++) {
                out[i] = left[i] + right[i];
            }
        };
    }

    /** Each pixel's channels times one factor per channel. */
    static Kernel scaled(Shape shape) {
        return (in, out) -> {
            float[] input = in[0];
            float[] factors = in[1];
            int channels = shape.channels();
            for (int pixel = 0; pixel < shape.values(); pixel += channels) {
                for (int c = 0; c < channels; c++) {
                    out[pixel + c] = input[pixel + c] * factors[c];
                }
            }
        };
    }

    /** The mean of each channel over all pixels. */
    static Kernel mean(Shape shape) {
        return (in, out) -> {
            float[] input = in[0];
            int channels = shape.channels();
            Arrays.fill(out, 0, channels, 0);
            for (int pixel = 0; pixel < shape.values(); pixel += channels) {
                for (int c = 0; c < channels; c++) {
                    out[c] += input[pixel + c];
                }
            }
            for (int c = 0; c < channels; c++) {
                out[c] *= 1f / (shape.height() * shape.width());
            }
        };
    }

    /** The greatest value of each channel under the window. */
    static Kernel greatest(Window window) {
        int channels = window.out().channels();
        return (in, out) -> {
            Arrays.fill(out, 0, window.out().values(), Float.NEGATIVE_INFINITY);
            window.rows((from, place, pixels, to) -> {
                for (int i = 0; i < pixels * channels; i += channels) {
                    for (int c = 0; c < channels; c++) {
                        out[to + c] = Math.max(out[to + c], in[0][from + i + c]);
                    }
                }
            });
        };
    }

    /** Enlarges between the centres of pixels. */
    static Kernel bilinear(Shape from, Shape to) {
        return (in, out) -> {
            float[] input = in[0];
            int channels = from.channels();
            for (int y = 0; y < to.height(); y++) {
                float sourceY = centre(y, to.height(), from.height());
                int above = ((int) sourceY) * from.width();
                int below = Math.min((int) sourceY + 1, from.height() - 1) * from.width();
                float down = sourceY - (int) sourceY;
                for (int x = 0; x < to.width(); x++) {
                    float sourceX = centre(x, to.width(), from.width());
                    int left = (int) sourceX;
                    int right = Math.min(left + 1, from.width() - 1);
                    float across = sourceX - left;
                    float[] weights = {
                        (1 - down) * (1 - across), (1 - down) * across, down * (1 - across), down * across
                    };
                    int a = (above + left) * channels;
                    int b = (above + right) * channels;
                    int c = (below + left) * channels;
                    int d = (below + right) * channels;
                    int target = (y * to.width() + x) * channels;
                    for (int i = 0; i < channels; i++) {
                        out[target + i] = weights[0] * input[a + i]
                                + weights[1] * input[b + i]
                                + weights[2] * input[c + i]
                                + weights[3] * input[d + i];
                    }
                }
            }
        };
    }

    private static float centre(int index, int to, int from) {
        return Math.max(0, (index + .5f) * from / to - .5f);
    }

    /** More channels; the new ones are last, and 0. */
    static Kernel widened(Shape from, Shape to) {
        return (in, out) -> {
            Arrays.fill(out, 0, to.values(), 0);
            for (int pixel = 0; pixel < from.height() * from.width(); pixel++) {
                System.arraycopy(in[0], pixel * from.channels(), out, pixel * to.channels(), from.channels());
            }
        };
    }

    /** One tensor after the other in memory; of one tensor, its copy. */
    static Kernel joined(int... values) {
        return (in, out) -> {
            int at = 0;
            for (int i = 0; i < values.length; i++) {
                System.arraycopy(in[i], 0, out, at, values[i]);
                at += values[i];
            }
        };
    }
}
