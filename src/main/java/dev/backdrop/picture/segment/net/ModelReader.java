package dev.backdrop.picture.segment.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a TensorFlow Lite model: just the operations that the networks of this product have. Numbers of fields and operations are those
 * of TensorFlow's {@code schema.fbs}, version 3.
 */
final class ModelReader {

    private static final int IDENTIFIER = 'T' | 'F' << 8 | 'L' << 16 | '3' << 24;
    private static final int FLOAT32 = 0;
    private static final int FLOAT16 = 1;
    private static final int INT32 = 2;

    private final FlatTable graph;
    private final List<FlatTable> tensors;
    private final List<FlatTable> buffers;
    private final List<String> operations = new ArrayList<>();
    private final float[][] constants;
    private final List<Network.Step> steps = new ArrayList<>();

    ModelReader(byte[] file) {
        if (file.length < 8
                || ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4) != IDENTIFIER) {
            throw new IllegalArgumentException("it is no file of TensorFlow Lite");
        }
        FlatTable model = FlatTable.root(file);
        for (FlatTable code : model.tables(1)) {
            operations.add(name(code));
        }
        graph = model.tables(2).get(0);
        tensors = graph.tables(0);
        buffers = model.tables(4);
        constants = new float[tensors.size()][];
    }

    Network network() {
        for (FlatTable operator : graph.tables(3)) {
            read(operator);
        }
        int[] sizes = new int[tensors.size()];
        int[] inputs = graph.integers(1);
        sizes[inputs[0]] = shape(inputs[0]).values();
        for (Network.Step step : steps) {
            for (int tensor : step.in()) {
                // Either the input or an earlier step's output.
                check(sizes[tensor] > 0, "tensor " + tensor);
            }
            sizes[step.out()] = shape(step.out()).values();
        }
        int[] outputs = graph.integers(2);
        check(Arrays.stream(outputs).allMatch(output -> sizes[output] > 0), "its output");
        return new Network(steps, inputs[0], outputs, sizes);
    }

    private void read(FlatTable operator) {
        String operation = operations.get(operator.integer(0, 0));
        int[] in = operator.integers(1);
        int out = operator.integers(2)[0];
        if (operation.equals("DEQUANTIZE")) {
            constants[out] = constant(in[0]);
            return;
        }
        int[] computed = Arrays.stream(in).filter(tensor -> !isConstant(tensor)).toArray();
        check(computed.length > 0 && computed[0] == in[0], "an operation on weights alone");
        Kernel kernel = kernel(operation, operator, in, out);
        steps.add(new Network.Step(kernel, computed, out));
    }

    private Kernel kernel(String operation, FlatTable operator, int[] in, int out) {
        Shape from = shape(in[0]);
        Shape to = shape(out);
        return switch (operation) {
            case "ADD" -> {
                check(from.equals(to) && shape(in[1]).equals(to) && !isConstant(in[1]), "a sum of different shapes");
                yield Layers.sum(to.values());
            }
            case "AVERAGE_POOL_2D" -> pooledWhole(operator.table(4), from, to);
            case "CONCATENATION" -> joined(operator.table(4), in, to);
            case "CONV_2D" -> {
                Window window = window(operator.table(4), 1, 3, filter(in[1]), from, to);
                yield Convolutions.full(window, constant(in[1]), constant(in[2]));
            }
            case "DEPTHWISE_CONV_2D" -> {
                Window window = window(operator.table(4), 1, 4, filter(in[1]), from, to);
                yield Convolutions.depthwise(window, constant(in[1]), constant(in[2]));
            }
            case "HARD_SWISH" -> Layers.hardSwish(each(from, to));
            case "LOGISTIC" -> Layers.logistic(each(from, to));
            case "MAX_POOL_2D" -> {
                check(from.channels() == to.channels(), "a pool across channels");
                FlatTable options = operator.table(4);
                Shape size = new Shape(options.integer(4, 0), options.integer(3, 0), 1);
                yield Layers.greatest(window(options, 1, 5, size, from, to));
            }
            case "MUL" -> {
                boolean perChannel = shape(in[1]).equals(new Shape(1, 1, from.channels())) && !isConstant(in[1]);
                check(perChannel && from.equals(to), "a product other than with one factor per channel");
                yield Layers.scaled(from);
            }
            case "PAD" -> widened(in[1], from, to);
            case "RELU" -> Layers.rectified(each(from, to));
            case "RESHAPE" -> Layers.joined(each(from, to));
            case "RESIZE_BILINEAR" -> {
                boolean fromCentres = operator.table(4).octet(3, 0) == 1;
                check(fromCentres && from.channels() == to.channels(), "resizing from the corners of pixels");
                yield Layers.bilinear(from, to);
            }
            case "Convolution2DTransposeBias" -> {
                Shape tile = filter(in[1]);
                ByteBuffer options = operator.bytes(5);
                boolean tiles = options.getInt(4) == tile.width() && options.getInt(8) == tile.height();
                check(tiles, "a transposed convolution that overlaps");
                yield Convolutions.tiles(from, to, tile.height(), tile.width(), constant(in[1]), constant(in[2]));
            }
            default -> throw new IllegalArgumentException("nothing here computes the operation " + operation);
        };
    }

    /** Options of convolutions and pools: padding, step across, step down, and the activation, which these models have as its own step. */
    private Window window(FlatTable options, int strides, int activation, Shape size, Shape from, Shape to) {
        int stride = options.integer(strides, 1);
        check(options.integer(strides + 1, 1) == stride, "steps that differ across and down");
        check(options.octet(activation, 0) == 0, "an activation within another operation");
        return Window.of(from, to, size.height(), size.width(), stride, options.octet(0, 0) == 0);
    }

    private Kernel pooledWhole(FlatTable options, Shape from, Shape to) {
        boolean whole = options.integer(3, 0) == from.width() && options.integer(4, 0) == from.height();
        check(whole && to.equals(new Shape(1, 1, from.channels())), "an average of a part");
        return Layers.mean(from);
    }

    private Kernel joined(FlatTable options, int[] in, Shape to) {
        int[] dimensions = tensors.get(in[0]).integers(0);
        int axis = options.integer(0, 0);
        check(axis >= 0 && axis < dimensions.length, "joining along the axis " + axis);
        check(Arrays.stream(dimensions, 0, axis).allMatch(dimension -> dimension == 1), "joining within rows");
        check(Arrays.stream(in).noneMatch(this::isConstant), "joining weights");
        int[] values = Arrays.stream(in).map(tensor -> shape(tensor).values()).toArray();
        check(Arrays.stream(values).sum() == to.values(), "joining to another size");
        return Layers.joined(values);
    }

    private Kernel widened(int amounts, Shape from, Shape to) {
        check(type(amounts) == INT32, "amounts of padding of another type");
        int[] padding = new int[8];
        ByteBuffer raw = raw(amounts);
        for (int i = 0; i < padding.length; i++) {
            padding[i] = raw.getInt(i * Integer.BYTES);
        }
        int[] lastOnly = new int[8];
        lastOnly[7] = to.channels() - from.channels();
        check(from.height() == to.height() && from.width() == to.width() && lastOnly[7] > 0, "padding of rows");
        check(Arrays.equals(padding, lastOnly), "padding other than after the last channel");
        return Layers.widened(from, to);
    }

    /** How many values an operation has that leaves the shape alone, or only reads it otherwise. */
    private static int each(Shape from, Shape to) {
        check(from.values() == to.values(), "shapes that differ, " + from + " and " + to);
        return to.values();
    }

    /** Rows, columns and channels of a filter; the dimension before them is the number of output channels. */
    private Shape filter(int tensor) {
        int[] dimensions = tensors.get(tensor).integers(0);
        check(dimensions.length == 4, "a filter of " + dimensions.length + " dimensions");
        return new Shape(dimensions[1], dimensions[2], dimensions[3]);
    }

    private Shape shape(int tensor) {
        return Shape.of(tensors.get(tensor).integers(0));
    }

    private boolean isConstant(int tensor) {
        return constants[tensor] != null || raw(tensor).limit() > 0;
    }

    private float[] constant(int tensor) {
        if (constants[tensor] != null) {
            return constants[tensor];
        }
        ByteBuffer raw = raw(tensor);
        check(raw.limit() > 0, "weights that are computed");
        return switch (type(tensor)) {
            case FLOAT32 -> {
                float[] values = new float[raw.limit() / Float.BYTES];
                raw.asFloatBuffer().get(values);
                yield values;
            }
            case FLOAT16 -> {
                float[] values = new float[raw.limit() / Short.BYTES];
                for (int i = 0; i < values.length; i++) {
                    values[i] = half(raw.getShort(i * Short.BYTES));
                }
                yield values;
            }
            default -> throw new IllegalArgumentException("weights of type " + type(tensor));
        };
    }

    private int type(int tensor) {
        return tensors.get(tensor).octet(1, 0);
    }

    private ByteBuffer raw(int tensor) {
        return buffers.get(tensors.get(tensor).integer(2, 0)).bytes(0);
    }

    /** A number of IEEE 754's half precision; Java 20 has a method for it. */
    static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude;
        if (exponent == 0) {
            magnitude = fraction * 0x1p-24f;
        } else if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            magnitude = Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
        }
        return bits < 0 ? -magnitude : magnitude;
    }

    private static String name(FlatTable code) {
        int number = Math.max(code.octet(0, 0), code.integer(3, 0));
        return switch (number) {
            case 0 -> "ADD";
            case 1 -> "AVERAGE_POOL_2D";
            case 2 -> "CONCATENATION";
            case 3 -> "CONV_2D";
            case 4 -> "DEPTHWISE_CONV_2D";
            case 6 -> "DEQUANTIZE";
            case 14 -> "LOGISTIC";
            case 17 -> "MAX_POOL_2D";
            case 18 -> "MUL";
            case 19 -> "RELU";
            case 22 -> "RESHAPE";
            case 23 -> "RESIZE_BILINEAR";
            case 32 -> code.text(1);
            case 34 -> "PAD";
            case 117 -> "HARD_SWISH";
            default -> "number " + number;
        };
    }

    private static void check(boolean supported, String what) {
        if (!supported) {
            throw new IllegalArgumentException("nothing here computes " + what);
        }
    }
}
