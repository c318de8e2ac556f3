package dev.backdrop.local.firefly.paint;

import java.awt.Color;

/** A colour, 0 to 255 each. */
record Rgb(int red, int green, int blue) {

    static final Rgb BLACK = new Rgb(0, 0, 0);
    static final Rgb WHITE = new Rgb(255, 255, 255);

    static Rgb hex(String sixDigits) {
        int value = Integer.parseInt(sixDigits, 16);
        return new Rgb(value >> 16, value >> 8 & 0xFF, value & 0xFF);
    }

    /** @param share of the other colour, 0 to 1 */
    Rgb mixed(Rgb other, double share) {
        return new Rgb(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    Rgb lighter(double share) {
        return mixed(WHITE, share);
    }

    Rgb darker(double share) {
        return mixed(BLACK, share);
    }

    /** A neighbour in hue, for what is never of one colour only; {@code turn} is a part of the circle. */
    Rgb turned(double turn) {
        float[] hsb = Color.RGBtoHSB(red, green, blue, null);
        return of(Color.getHSBColor((float) (hsb[0] + turn), hsb[1], hsb[2]));
    }

    /** @param factor of the saturation: 0 is grey, 1 leaves it */
    Rgb saturated(double factor) {
        float[] hsb = Color.RGBtoHSB(red, green, blue, null);
        return of(Color.getHSBColor(hsb[0], (float) Math.min(1, hsb[1] * factor), hsb[2]));
    }

    Color opaque() {
        return new Color(red, green, blue);
    }

    /** @param alpha 0 to 1 */
    Color alpha(double alpha) {
        return new Color(red, green, blue, (int) Math.round(255 * alpha));
    }

    private static Rgb of(Color colour) {
        return new Rgb(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    private static int mix(int one, int other, double share) {
        return (int) Math.round(one + (other - one) * share);
    }
}
