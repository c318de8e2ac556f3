package dev.backdrop.picture.pixels;

/**
 * One channel, upright, row by row from the top left. Its meaning is that of the method that returns it: a mask's 255 is background to
 * repaint, an alpha's 255 is the person.
 *
 * @param samples one byte per pixel, 0 to 255, linear: no gamma is applied
 */
public record Grey(int width, int height, byte[] samples) {

    public Grey {
        if (width < 1 || height < 1 || samples.length != (long) width * height) {
            throw new IllegalArgumentException(
                    samples.length + " samples for " + width + "×" + height + " pixels of one byte");
        }
    }

    /** All 0. */
    public static Grey zero(int width, int height) {
        return new Grey(width, height, new byte[Math.multiplyExact(width, height)]);
    }

    /** 0 to 255; {@code pixel} counts from the top left, row by row. */
    public int at(int pixel) {
        return samples[pixel] & 0xff;
    }

    /** Sets one pixel to 0 to 255. */
    public void set(int pixel, int value) {
        samples[pixel] = (byte) value;
    }

    /** With samples of its own. */
    public Grey copy() {
        return new Grey(width, height, samples.clone());
    }

    /** Each value taken from 255. */
    public Grey inverted() {
        byte[] inverted = new byte[samples.length];
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = (byte) ~samples[i];
        }
        return new Grey(width, height, inverted);
    }

    /** Each value as red, green and blue. */
    public Rgb asColour() {
        Rgb rgb = Rgb.black(width, height);
        byte[] to = rgb.samples();
        for (int i = 0, at = 0; i < samples.length; i++, at += 3) {
            to[at] = samples[i];
            to[at + 1] = samples[i];
            to[at + 2] = samples[i];
        }
        return rgb;
    }

    public int pixels() {
        return samples.length;
    }
}
