package dev.backdrop.local.firefly.paint;

/** Running means along one row or column of interleaved triples. */
final class BoxBlur {

    private BoxBlur() {}

    static void line(float[] from, float[] to, int start, int step, int length, int radius) {
        for (int channel = 0; channel < 3; channel++) {
            int base = start + channel;
            int last = length - 1;
            float sum = 0;
            for (int i = -radius; i <= radius; i++) {
                sum += from[base + step * Math.max(0, Math.min(last, i))];
            }
            float scale = 1f / (2 * radius + 1);
            for (int i = 0; i < length; i++) {
                to[base + step * i] = sum * scale;
                sum += from[base + step * Math.min(last, i + radius + 1)] - from[base + step * Math.max(0, i - radius)];
            }
        }
    }
}
