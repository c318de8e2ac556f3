package dev.backdrop.picture.pixels;

/**
 * Pixels in sRGB, upright, row by row from the top left.
 *
 * @param samples three bytes per pixel, 0 to 255, in the order red, green, blue: the JDK's JPEG codec copies each row of
 *     another order sample by sample
 */
public record Rgb(int width, int height, byte[] samples) {

    public Rgb {
        if (width < 1 || height < 1 || samples.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    samples.length + " samples for " + width + "×" + height + " pixels of three bytes");
        }
    }

    /** A black picture. */
    public static Rgb black(int width, int height) {
        return new Rgb(width, height, new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))]);
    }

    /** 0 to 255; {@code pixel} counts from the top left, row by row. */
    public int red(int pixel) {
        return samples[3 * pixel] & 0xff;
    }

    /** 0 to 255. */
    public int green(int pixel) {
        return samples[3 * pixel + 1] & 0xff;
    }

    /** 0 to 255. */
    public int blue(int pixel) {
        return samples[3 * pixel + 2] & 0xff;
    }

    /** Sets one pixel; each value 0 to 255. */
    public void set(int pixel, int red, int green, int blue) {
        samples[3 * pixel] = (byte) red;
        samples[3 * pixel + 1] = (byte) green;
        samples[3 * pixel + 2] = (byte) blue;
    }

    public int pixels() {
        return width * height;
    }
}
