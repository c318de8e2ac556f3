package dev.backdrop.picture.decode;

import java.awt.image.BufferedImage;

import dev.backdrop.picture.colour.Profiles;
import dev.backdrop.picture.pixels.Rgb;

/** The samples that stand for a picture in a file of some colour model, and the picture that some samples stand for. */
public final class StoredSamples {

    private StoredSamples() {}

    /** Red, green, blue. */
    public static byte[] rgb(Rgb picture) {
        return interleaved(picture, 3, (red, green, blue) -> new int[] {red, green, blue});
    }

    /** ITU-T T.871. */
    public static byte[] yCbCr(Rgb picture) {
        return interleaved(picture, 3, StoredSamples::yCbCr);
    }

    /** Inverted inks, as Adobe stores them, without black: 255 is none. */
    public static byte[] cmyk(Rgb picture) {
        return interleaved(picture, 4, (red, green, blue) -> new int[] {red, green, blue, 255});
    }

    /** Y, Cb and Cr of what is left without each ink, and black. */
    public static byte[] ycck(Rgb picture) {
        return interleaved(picture, 4, (red, green, blue) -> {
            int[] colour = yCbCr(255 - red, 255 - green, 255 - blue);
            return new int[] {colour[0], colour[1], colour[2], 255};
        });
    }

    public static byte[] green(Rgb picture) {
        return interleaved(picture, 1, (red, green, blue) -> new int[] {green});
    }

    private static int[] yCbCr(int red, int green, int blue) {
        return new int[] {
            limited(0.299 * red + 0.587 * green + 0.114 * blue),
            limited(128 - 0.168736 * red - 0.331264 * green + 0.5 * blue),
            limited(128 + 0.5 * red - 0.418688 * green - 0.081312 * blue)
        };
    }

    /** In sRGB, the picture whose numbers mean Adobe RGB. */
    public static Rgb fromAdobeRgb(Rgb numbers) {
        return mapped(numbers, Profiles::adobeRgbInSrgb);
    }

    public static Rgb withoutColours(Rgb picture) {
        return mapped(picture, (red, green, blue) -> new int[] {green, green, green});
    }

    /** White where it has this colour. */
    public static Rgb whiteWhere(Rgb picture, int red, int green, int blue) {
        return mapped(
                picture,
                (r, g, b) -> r == red && g == green && b == blue ? new int[] {255, 255, 255} : new int[] {r, g, b});
    }

    /** On white paper, with this alpha. */
    public static Rgb onWhite(Rgb picture, byte[] alpha) {
        Rgb faded = Rgb.black(picture.width(), picture.height());
        for (int i = 0; i < faded.samples().length; i++) {
            int share = alpha[i / 3] & 0xff;
            faded.samples()[i] =
                    (byte) Math.round((share * (picture.samples()[i] & 0xff) + 255 * (255 - share)) / 255.0);
        }
        return faded;
    }

    /** Single pixels of the image. */
    public static Rgb sampled(BufferedImage image, int width, int height) {
        Rgb small = Rgb.black(width, height);
        for (int i = 0; i < small.pixels(); i++) {
            int colour = image.getRGB(i % width * image.getWidth() / width, i / width * image.getHeight() / height);
            small.set(i, colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
        }
        return small;
    }

    private interface Mapping {
        int[] of(int red, int green, int blue);
    }

    private static Rgb mapped(Rgb picture, Mapping mapping) {
        Rgb mapped = Rgb.black(picture.width(), picture.height());
        for (int i = 0; i < picture.pixels(); i++) {
            int[] colour = mapping.of(picture.red(i), picture.green(i), picture.blue(i));
            mapped.set(i, colour[0], colour[1], colour[2]);
        }
        return mapped;
    }

    private static byte[] interleaved(Rgb picture, int bands, Mapping mapping) {
        byte[] samples = new byte[bands * picture.pixels()];
        for (int i = 0; i < picture.pixels(); i++) {
            int[] stored = mapping.of(picture.red(i), picture.green(i), picture.blue(i));
            for (int band = 0; band < bands; band++) {
                samples[bands * i + band] = (byte) stored[band];
            }
        }
        return samples;
    }

    private static int limited(double value) {
        return (int) Math.round(Math.max(0, Math.min(255, value)));
    }
}
