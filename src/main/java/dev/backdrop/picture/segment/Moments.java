package dev.backdrop.picture.segment;

import java.util.Arrays;

/** Sums over a window: of colours and mask, and of their products. From them follows the mask as a linear function of the colour. */
final class Moments {

    /** Three colours, the mask, six products of two colours, three of a colour and the mask. */
    static final int COUNT = 13;

    private final int[] sums = new int[COUNT];

    /** Adds one pixel, or with the sign -1 takes it away. */
    static void add(int red, int green, int blue, int mask, int sign, int[] sums) {
        int r = sign * red;
        int g = sign * green;
        int b = sign * blue;
        sums[0] += r;
        sums[1] += g;
        sums[2] += b;
        sums[3] += sign * mask;
        sums[4] += r * red;
        sums[5] += r * green;
        sums[6] += r * blue;
        sums[7] += g * green;
        sums[8] += g * blue;
        sums[9] += b * blue;
        sums[10] += r * mask;
        sums[11] += g * mask;
        sums[12] += b * mask;
    }

    void clear() {
        Arrays.fill(sums, 0);
    }

    void add(int[] others) {
        for (int i = 0; i < COUNT; i++) {
            sums[i] += others[i];
        }
    }

    void remove(int[] others) {
        for (int i = 0; i < COUNT; i++) {
            sums[i] -= others[i];
        }
    }

    /**
     * The factors of red, green and blue that explain the mask best, and what is to be added.
     *
     * @param count pixels in the window
     * @param smoothness added to each colour's variance
     * @param terms four planes, set at {@code pixel}
     */
    void solve(int count, double smoothness, float[][] terms, int pixel) {
        double n = 1.0 / count;
        double red = sums[0] * n;
        double green = sums[1] * n;
        double blue = sums[2] * n;
        double mask = sums[3] * n;
        // The symmetric matrix of the colours' covariances.
        double rr = sums[4] * n - red * red + smoothness;
        double rg = sums[5] * n - red * green;
        double rb = sums[6] * n - red * blue;
        double gg = sums[7] * n - green * green + smoothness;
        double gb = sums[8] * n - green * blue;
        double bb = sums[9] * n - blue * blue + smoothness;
        double rm = sums[10] * n - red * mask;
        double gm = sums[11] * n - green * mask;
        double bm = sums[12] * n - blue * mask;
        // Its cofactors; the smoothness keeps the determinant above 0.
        double crr = gg * bb - gb * gb;
        double crg = rb * gb - rg * bb;
        double crb = rg * gb - rb * gg;
        double cgg = rr * bb - rb * rb;
        double cgb = rb * rg - rr * gb;
        double cbb = rr * gg - rg * rg;
        double scale = 1 / (rr * crr + rg * crg + rb * crb);
        double ofRed = (crr * rm + crg * gm + crb * bm) * scale;
        double ofGreen = (crg * rm + cgg * gm + cgb * bm) * scale;
        double ofBlue = (crb * rm + cgb * gm + cbb * bm) * scale;
        terms[0][pixel] = (float) ofRed;
        terms[1][pixel] = (float) ofGreen;
        terms[2][pixel] = (float) ofBlue;
        terms[3][pixel] = (float) (mask - ofRed * red - ofGreen * green - ofBlue * blue);
    }
}
