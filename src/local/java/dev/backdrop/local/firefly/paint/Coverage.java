package dev.backdrop.local.firefly.paint;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** How much of each pixel is to be repainted: 0 keeps it, 255 replaces it. */
record Coverage(int width, int height, int[] shares) {

    /** Firefly's sense: white is repainted. */
    static Coverage of(BufferedImage mask, int width, int height, boolean invert) {
        int[] shares = isPlainGrey(mask) && mask.getWidth() == width && mask.getHeight() == height
                ? samples(mask)
                : luma(Pictures.rgb(mask, width, height));
        if (invert) {
            for (int i = 0; i < shares.length; i++) {
                shares[i] = 255 - shares[i];
            }
        }
        return new Coverage(width, height, shares);
    }

    private static boolean isPlainGrey(BufferedImage mask) {
        return mask.getRaster().getNumBands() == 1 && !(mask.getColorModel() instanceof IndexColorModel);
    }

    /** From the raster, as they were written: getRGB() would put greys through a gamma curve, 128 becoming 188. */
    private static int[] samples(BufferedImage mask) {
        Raster raster = mask.getRaster();
        int[] samples = raster.getSamples(0, 0, mask.getWidth(), mask.getHeight(), 0, (int[]) null);
        int surplus = raster.getSampleModel().getSampleSize(0) - 8;
        for (int i = 0; surplus > 0 && i < samples.length; i++) {
            samples[i] >>= surplus;
        }
        return samples;
    }

    private static int[] luma(int[] rgb) {
        int[] luma = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            luma[i] = (299 * (rgb[i] >> 16 & 0xFF) + 587 * (rgb[i] >> 8 & 0xFF) + 114 * (rgb[i] & 0xFF) + 500) / 1000;
        }
        return luma;
    }

    /** Extends the fill over the edge into the kept part, fading out over {@code reach} pixels. */
    Coverage bled(int reach) {
        if (reach < 1) {
            return this;
        }
        float[] values = new float[3 * shares.length];
        for (int i = 0; i < shares.length; i++) {
            values[3 * i] = shares[i];
        }
        float[] soft = new Canvas(width, height, values)
                .blurred(Math.max(1, reach / 3))
                .samples();
        int[] spread = new int[shares.length];
        for (int i = 0; i < spread.length; i++) {
            spread[i] = Math.max(shares[i], Math.min(255, Math.round(2 * soft[3 * i])));
        }
        return new Coverage(width, height, spread);
    }
}
