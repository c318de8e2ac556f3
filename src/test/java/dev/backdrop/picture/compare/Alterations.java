package dev.backdrop.picture.compare;

import dev.backdrop.picture.pixels.Rgb;

/** What must not happen to a person. The drawn portraits have their faces at the same place. */
final class Alterations {

    private static final double FACE_X = 0.5;
    private static final double FACE_Y = 0.46;
    private static final double FACE_WIDTH = 0.2;
    private static final double FACE_HEIGHT = 0.2;

    private Alterations() {}

    interface Place {

        double[] from(double x, double y);
    }

    static Rgb mirrored(Rgb picture) {
        return moved(picture, (x, y) -> new double[] {picture.width() - 1 - x, y});
    }

    static Rgb shifted(Rgb picture, double right, double down) {
        return moved(picture, (x, y) -> new double[] {x - right, y - down});
    }

    static Rgb scaled(Rgb picture, double factor) {
        double middleX = (picture.width() - 1) / 2.0;
        double middleY = (picture.height() - 1) / 2.0;
        return moved(
                picture, (x, y) -> new double[] {middleX + (x - middleX) / factor, middleY + (y - middleY) / factor});
    }

    static Rgb faceMirrored(Rgb picture) {
        return faceOf(picture, mirrored(picture));
    }

    /** The face, magnified by {@code share} in the middle and in place at its rim. */
    static Rgb faceWarped(Rgb picture, double share) {
        double middleX = FACE_X * picture.width();
        double middleY = FACE_Y * picture.height();
        return moved(picture, (x, y) -> {
            double pull = 1 - share * inside(picture, x, y);
            return new double[] {middleX + (x - middleX) * pull, middleY + (y - middleY) * pull};
        });
    }

    /** The face of {@code other} in {@code picture}, with a soft rim. */
    static Rgb faceOf(Rgb picture, Rgb other) {
        Rgb altered = Rgb.black(picture.width(), picture.height());
        for (int i = 0; i < picture.pixels(); i++) {
            double share = Math.min(1, 3 * inside(picture, i % picture.width(), i / (double) picture.width()));
            altered.set(
                    i,
                    mix(picture.red(i), other.red(i), share),
                    mix(picture.green(i), other.green(i), share),
                    mix(picture.blue(i), other.blue(i), share));
        }
        return altered;
    }

    static Rgb brightened(Rgb picture, double gamma) {
        Rgb bright = Rgb.black(picture.width(), picture.height());
        for (int i = 0; i < picture.samples().length; i++) {
            bright.samples()[i] = (byte) Math.round(255 * Math.pow((picture.samples()[i] & 0xff) / 255.0, 1 / gamma));
        }
        return bright;
    }

    /** 1 in the middle of the face, 0 outside. */
    private static double inside(Rgb picture, double x, double y) {
        double dx = (x / picture.width() - FACE_X) / FACE_WIDTH;
        double dy = (y / picture.height() - FACE_Y) / FACE_HEIGHT;
        return Math.max(0, 1 - dx * dx - dy * dy);
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }

    private static Rgb moved(Rgb picture, Place place) {
        Rgb moved = Rgb.black(picture.width(), picture.height());
        for (int i = 0; i < picture.pixels(); i++) {
            double[] from = place.from(i % picture.width(), i / picture.width());
            double x = Math.max(0, Math.min(picture.width() - 1, from[0]));
            double y = Math.max(0, Math.min(picture.height() - 1, from[1]));
            int left = Math.min((int) x, picture.width() - 2);
            int top = Math.min((int) y, picture.height() - 2);
            for (int channel = 0; channel < 3; channel++) {
                double value = 0;
                for (int corner = 0; corner < 4; corner++) {
                    int right = corner & 1;
                    int below = corner >> 1;
                    int sample = picture.samples()[3 * ((top + below) * picture.width() + left + right) + channel];
                    value += (sample & 0xff)
                            * (right == 1 ? x - left : 1 - x + left)
                            * (below == 1 ? y - top : 1 - y + top);
                }
                moved.samples()[3 * i + channel] = (byte) Math.round(value);
            }
        }
        return moved;
    }
}
