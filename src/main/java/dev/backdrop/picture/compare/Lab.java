package dev.backdrop.picture.compare;

import dev.backdrop.picture.pixels.Rgb;

/** Pixels in CIELAB (white point D65): L 0 to 100, a and b about −128 to 127. */
record Lab(float[] l, float[] a, float[] b) {

    private static final float[] LINEAR = linear();
    /** Cube roots by table: a picture asks for a million of them. */
    private static final int STEPS = 8192;

    private static final float[] ROOTS = roots();

    static Lab of(Rgb picture) {
        int pixels = picture.pixels();
        Lab lab = new Lab(new float[pixels], new float[pixels], new float[pixels]);
        for (int i = 0; i < pixels; i++) {
            float red = LINEAR[picture.red(i)];
            float green = LINEAR[picture.green(i)];
            float blue = LINEAR[picture.blue(i)];
            float x = root((0.4124564f * red + 0.3575761f * green + 0.1804375f * blue) / 0.95047f);
            float y = root(0.2126729f * red + 0.7151522f * green + 0.0721750f * blue);
            float z = root((0.0193339f * red + 0.1191920f * green + 0.9503041f * blue) / 1.08883f);
            lab.l[i] = 116 * y - 16;
            lab.a[i] = 500 * (x - y);
            lab.b[i] = 200 * (y - z);
        }
        return lab;
    }

    /** ΔE (CIE 1976). */
    double difference(Lab other, int pixel) {
        double dl = l[pixel] - other.l[pixel];
        double da = a[pixel] - other.a[pixel];
        double db = b[pixel] - other.b[pixel];
        return Math.sqrt(dl * dl + da * da + db * db);
    }

    private static float root(float t) {
        float step = Math.min(STEPS - 1e-3f, t * STEPS);
        int below = (int) step;
        return ROOTS[below] + (step - below) * (ROOTS[below + 1] - ROOTS[below]);
    }

    private static float[] roots() {
        float[] roots = new float[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double t = (double) i / STEPS;
            roots[i] = (float) (t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116);
        }
        return roots;
    }

    /** IEC 61966-2-1. */
    private static float[] linear() {
        float[] linear = new float[256];
        for (int i = 0; i < linear.length; i++) {
            double value = i / 255.0;
            linear[i] = (float) (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return linear;
    }
}
