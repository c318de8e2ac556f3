package dev.backdrop.picture.compare;

import dev.backdrop.picture.pixels.Rgb;

/**
 * Where the result shows what the photo shows.
 *
 * @param shiftX the result's is this many pixels to the right
 * @param shiftY the result's is this many pixels below
 * @param scale the result's is this much larger, seen from the picture's centre
 */
record Alignment(double shiftX, double shiftY, double scale) {

    static final Alignment IN_PLACE = new Alignment(0, 0, 1);

    boolean isWithin(double shift, double scaling) {
        return Math.abs(shiftX) <= shift && Math.abs(shiftY) <= shift && Math.abs(scale - 1) <= scaling + 1e-9;
    }

    /** Returns the result as it would be without shift and scale. */
    Rgb undo(Rgb result) {
        if (equals(IN_PLACE)) {
            return result;
        }
        Rgb undone = Rgb.black(result.width(), result.height());
        for (int y = 0, pixel = 0; y < result.height(); y++) {
            for (int x = 0; x < result.width(); x++, pixel++) {
                double fromX = x(x, result.width());
                double fromY = y(y, result.height());
                for (int channel = 0; channel < 3; channel++) {
                    undone.samples()[3 * pixel + channel] = (byte) Math.round(between(result, channel, fromX, fromY));
                }
            }
        }
        return undone;
    }

    double x(int x, int width) {
        return clamped(middle(width) + (x - middle(width)) * scale + shiftX, width);
    }

    double y(int y, int height) {
        return clamped(middle(height) + (y - middle(height)) * scale + shiftY, height);
    }

    private static double middle(int length) {
        return (length - 1) / 2.0;
    }

    private static double clamped(double at, int length) {
        return Math.max(0, Math.min(length - 1, at));
    }

    private static double between(Rgb picture, int channel, double x, double y) {
        int left = (int) x;
        int top = (int) y;
        int right = Math.min(left + 1, picture.width() - 1);
        int below = Math.min(top + 1, picture.height() - 1);
        double upper = mix(sample(picture, channel, left, top), sample(picture, channel, right, top), x - left);
        double lower = mix(sample(picture, channel, left, below), sample(picture, channel, right, below), x - left);
        return mix(upper, lower, y - top);
    }

    private static int sample(Rgb picture, int channel, int x, int y) {
        return picture.samples()[3 * (y * picture.width() + x) + channel] & 0xff;
    }

    private static double mix(double from, double to, double share) {
        return from + share * (to - from);
    }
}
