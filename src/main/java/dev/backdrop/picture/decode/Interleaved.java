package dev.backdrop.picture.decode;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Optional;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/** Takes channels out of an image whose samples are not in our order. It works row by row, so that no second image is made. */
final class Interleaved {

    private Interleaved() {}

    /** Red, green and blue of an image that has them as its bands 0, 1 and 2, of 8 bits; alpha is not applied. */
    static Rgb colour(BufferedImage image) {
        Raster raster = image.getRaster();
        if (raster.getNumBands() < 3) {
            throw new IllegalArgumentException(raster.getNumBands() + " bands");
        }
        int width = image.getWidth();
        Rgb rgb = Rgb.black(width, image.getHeight());
        byte[] to = rgb.samples();
        int bands = raster.getNumBands();
        int[] row = new int[width * bands];
        for (int y = 0, at = 0; y < image.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int i = 0; i < row.length; i += bands, at += 3) {
                to[at] = (byte) row[i];
                to[at + 1] = (byte) row[i + 1];
                to[at + 2] = (byte) row[i + 2];
            }
        }
        return rgb;
    }

    /** One band of 8 bits. */
    static Grey band(Raster raster, int band) {
        Grey grey = Grey.zero(raster.getWidth(), raster.getHeight());
        int[] row = new int[raster.getWidth()];
        for (int y = 0, at = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, band, row);
            for (int sample : row) {
                grey.samples()[at++] = (byte) sample;
            }
        }
        return grey;
    }

    /** The colours that the palette gives to the pixels, and their alpha if it has one. */
    static Stored ofPalette(BufferedImage image) {
        IndexColorModel palette = (IndexColorModel) image.getColorModel();
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        int width = image.getWidth();
        Rgb rgb = Rgb.black(width, image.getHeight());
        Grey alpha = palette.hasAlpha() ? Grey.zero(width, image.getHeight()) : null;
        int[] row = new int[width];
        for (int y = 0, pixel = 0; y < image.getHeight(); y++) {
            image.getRaster().getSamples(0, y, width, 1, 0, row);
            for (int index : row) {
                int colour = colours[index];
                rgb.set(pixel, colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
                if (alpha != null) {
                    alpha.set(pixel, colour >>> 24);
                }
                pixel++;
            }
        }
        return new Stored.OfColour(rgb, Optional.ofNullable(alpha));
    }
}
