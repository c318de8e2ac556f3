package dev.backdrop.picture.decode;

import java.awt.color.ColorSpace;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.backdrop.picture.colour.Colours.Model;
import dev.backdrop.picture.colour.IccProfile;
import dev.backdrop.picture.pixels.Rgb;

/**
 * Converts the four components of a printer's JPEG to sRGB: by its ICC profile, and without one as browsers do, by multiplying what the inks
 * let through. All programs store inks inverted, as Adobe began to: 255 is none.
 */
final class InkConversion {

    private static final int INKS = 4;
    private static final int BLACK = 3;

    /**
     * Returns the colours on paper.
     *
     * @param stored four bands of 8 bits
     * @param model CMYK or YCCK
     */
    Rgb toSrgb(Raster stored, Model model, Optional<IccProfile> profile) {
        int width = stored.getWidth();
        Rgb rgb = Rgb.black(width, stored.getHeight());
        UnaryOperator<int[]> conversion = profile.flatMap(icc -> ProfileConversion.readable(icc, ColorSpace.TYPE_CMYK))
                .map(icc -> byProfile(ProfileConversion.toSrgb(icc), width))
                .orElse(InkConversion::multiplied);
        int[] row = new int[INKS * width];
        for (int y = 0; y < stored.getHeight(); y++) {
            stored.getPixels(0, y, width, 1, row);
            if (model == Model.YCCK) {
                toCmyk(row);
            }
            int[] colours = conversion.apply(row);
            for (int x = 0; x < width; x++) {
                rgb.set(y * width + x, colours[3 * x], colours[3 * x + 1], colours[3 * x + 2]);
            }
        }
        return rgb;
    }

    private static UnaryOperator<int[]> byProfile(ColorConvertOp toSrgb, int width) {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, INKS, null);
        WritableRaster colours = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, 3, null);
        return row -> {
            inks.setPixels(
                    0, 0, width, 1, Arrays.stream(row).map(ink -> 255 - ink).toArray());
            toSrgb.filter(inks, colours);
            return colours.getPixels(0, 0, width, 1, (int[]) null);
        };
    }

    private static int[] multiplied(int[] row) {
        int[] colours = new int[row.length / INKS * 3];
        for (int from = 0, to = 0; from < row.length; from += INKS, to += 3) {
            for (int i = 0; i < 3; i++) {
                colours[to + i] = (row[from + i] * row[from + BLACK] + 127) / 255;
            }
        }
        return colours;
    }

    /** Y, Cb and Cr hold red, green and blue as in any JPEG (ITU-T T.871), and these are 255 less the inks; black is stored beside them. */
    private static void toCmyk(int[] row) {
        for (int i = 0; i < row.length; i += INKS) {
            double y = row[i];
            double cb = row[i + 1] - 128.0;
            double cr = row[i + 2] - 128.0;
            row[i] = 255 - limited(y + 1.402 * cr);
            row[i + 1] = 255 - limited(y - 0.344136 * cb - 0.714136 * cr);
            row[i + 2] = 255 - limited(y + 1.772 * cb);
        }
    }

    private static int limited(double value) {
        return (int) Math.round(Math.max(0, Math.min(255, value)));
    }
}
