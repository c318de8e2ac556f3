package dev.backdrop.picture.composite;

import java.util.Arrays;

/** Counts the pixels of the person alone, and those of them that changed. */
final class CoreCount {

    private long pixels;
    private long changed;

    /**
     * Adds a row.
     *
     * @param least an alpha above this is the person alone
     * @param run of such pixels
     * @param original the row's samples before
     * @param start where the row's samples begin now
     */
    void add(float[] alpha, float least, PersonRun run, byte[] original, byte[] samples, int start) {
        add(alpha, least, 0, run.from(), original, samples, start);
        add(alpha, least, run.to(), alpha.length, original, samples, start);
        if (Arrays.equals(
                original, 3 * run.from(), 3 * run.to(), samples, start + 3 * run.from(), start + 3 * run.to())) {
            pixels += run.to() - run.from();
        } else {
            add(alpha, least, run.from(), run.to(), original, samples, start);
        }
    }

    private void add(float[] alpha, float least, int from, int to, byte[] original, byte[] samples, int start) {
        for (int x = from; x < to; x++) {
            if (alpha[x] > least) {
                pixels++;
                changed += isSame(original, samples, start, 3 * x) ? 0 : 1;
            }
        }
    }

    private static boolean isSame(byte[] original, byte[] samples, int start, int at) {
        return original[at] == samples[start + at]
                && original[at + 1] == samples[start + at + 1]
                && original[at + 2] == samples[start + at + 2];
    }

    long pixels() {
        return pixels;
    }

    /** Expected to be 0. */
    long changed() {
        return changed;
    }
}
