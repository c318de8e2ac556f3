package dev.backdrop.picture.segment.net;

/** Computes one tensor from others. It keeps nothing between runs. */
@FunctionalInterface
interface Kernel {

    /** Writes every value of {@code out}; both arrays may be longer than their tensors. */
    void run(float[][] in, float[] out);
}
