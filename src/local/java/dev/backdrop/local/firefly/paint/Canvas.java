package dev.backdrop.local.firefly.paint;

import java.awt.image.BufferedImage;

/** A small picture in more than 8 bits, so that blurring and enlarging leave no bands. Red, green, blue per pixel. */
record Canvas(int width, int height, float[] samples) {

    static Canvas of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        float[] samples = new float[pixels.length * 3];
        for (int i = 0; i < pixels.length; i++) {
            samples[3 * i] = pixels[i] >> 16 & 0xFF;
            samples[3 * i + 1] = pixels[i] >> 8 & 0xFF;
            samples[3 * i + 2] = pixels[i] & 0xFF;
        }
        return new Canvas(width, height, samples);
    }

    /** Three box blurs, which is nearly a Gaussian; the edge's pixels go on outside of it. */
    Canvas blurred(int radius) {
        if (radius < 1) {
            return this;
        }
        float[] from = samples.clone();
        float[] to = new float[from.length];
        for (int pass = 0; pass < 3; pass++) {
            for (int y = 0; y < height; y++) {
                BoxBlur.line(from, to, 3 * y * width, 3, width, radius);
            }
            for (int x = 0; x < width; x++) {
                BoxBlur.line(to, from, 3 * x, 3 * width, height, radius);
            }
        }
        return new Canvas(width, height, from);
    }
}
