package dev.backdrop.picture.segment.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A neural network that is ready to run: immutable, and safe for many threads. Each run has its own buffers; tensors whose lives do not
 * overlap share one.
 */
public final class Network {

    /**
     * One operation.
     *
     * @param in the tensors that it reads, by number
     * @param out the tensor that it writes
     */
    record Step(Kernel kernel, int[] in, int out) {}

    private final List<Step> steps;
    private final int input;
    private final int[] outputs;
    private final int[] sizes;
    private final int[] bufferOf;
    private final int[] bufferSizes;

    /** @param sizes values of each tensor, by number; 0 for what no step reads or writes */
    Network(List<Step> steps, int input, int[] outputs, int[] sizes) {
        this.steps = List.copyOf(steps);
        this.input = input;
        this.outputs = outputs.clone();
        this.sizes = sizes.clone();
        this.bufferOf = new int[sizes.length];
        this.bufferSizes = plan();
    }

    /**
     * Reads a model in the format of TensorFlow Lite, with weights of 16 or 32 bits.
     *
     * @param name for errors
     * @throws IllegalArgumentException if the file is damaged, or has an operation that no code here computes
     */
    public static Network read(String name, byte[] file) {
        try {
            return new ModelReader(file).network();
        } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The model " + name + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** How many values {@link #run} takes. */
    public int inputValues() {
        return sizes[input];
    }

    /**
     * Computes the outputs.
     *
     * @param values the input, row by row, the channels of one pixel side by side
     * @return each output in the order of the model, laid out as the input is
     */
    public List<float[]> run(float[] values) {
        if (values.length != inputValues()) {
            throw new IllegalArgumentException(values.length + " values, not " + inputValues());
        }
        float[][] buffers = new float[bufferSizes.length][];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = new float[bufferSizes[i]];
        }
        System.arraycopy(values, 0, buffers[bufferOf[input]], 0, values.length);
        for (Step step : steps) {
            float[][] in = new float[step.in().length][];
            for (int i = 0; i < in.length; i++) {
                in[i] = buffers[bufferOf[step.in()[i]]];
            }
            step.kernel().run(in, buffers[bufferOf[step.out()]]);
        }
        return Arrays.stream(outputs)
                .mapToObj(output -> Arrays.copyOf(buffers[bufferOf[output]], sizes[output]))
                .toList();
    }

    /** Gives each tensor a buffer that no tensor needs that is read later. */
    private int[] plan() {
        int[] lastRead = new int[sizes.length];
        for (int step = 0; step < steps.size(); step++) {
            for (int tensor : steps.get(step).in()) {
                lastRead[tensor] = step;
            }
        }
        for (int output : outputs) {
            lastRead[output] = steps.size();
        }
        List<Integer> buffers = new ArrayList<>();
        List<Integer> free = new ArrayList<>();
        take(input, buffers, free);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            take(step.out(), buffers, free);
            int now = i;
            Arrays.stream(step.in())
                    .distinct()
                    .filter(tensor -> lastRead[tensor] == now)
                    .forEach(tensor -> free.add(bufferOf[tensor]));
        }
        return buffers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The free buffer that fits best: the one whose size differs least from the tensor's, enlarged if need be. */
    private void take(int tensor, List<Integer> buffers, List<Integer> free) {
        int size = sizes[tensor];
        free.stream()
                .min((a, b) -> Integer.compare(Math.abs(buffers.get(a) - size), Math.abs(buffers.get(b) - size)))
                .ifPresentOrElse(
                        best -> {
                            bufferOf[tensor] = best;
                            buffers.set(best, Math.max(buffers.get(best), size));
                            free.remove(best);
                        },
                        () -> {
                            bufferOf[tensor] = buffers.size();
                            buffers.add(size);
                        });
    }
}
