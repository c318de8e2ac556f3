package dev.backdrop.picture.pixels;

import java.util.Arrays;

/**
 * Makes a picture smaller. Each new pixel is the average of the area that it covers, so that fine patterns turn grey and not into moiré.
 * Samples are averaged as they are, in sRGB, as browsers and most programs do.
 */
public final class Scaling {

    private Scaling() {}

    /**
     * Returns the picture with its longer side of at most that many pixels; the same one if it is not larger. Neither side becomes less
     * than 1.
     */
    public static Rgb toLongerSide(Rgb picture, int most) {
        int longer = Math.max(picture.width(), picture.height());
        if (longer <= most) {
            return picture;
        }
        int width = (int) Math.max(1, Math.round((double) picture.width() * most / longer));
        int height = (int) Math.max(1, Math.round((double) picture.height() * most / longer));
        return smaller(picture, width, height);
    }

    /** Both sides at most those of the picture. */
    private static Rgb smaller(Rgb picture, int width, int height) {
        Rgb result = Rgb.black(width, height);
        float[] row = new float[width * 3];
        float[] sum = new float[width * 3];
        double step = (double) picture.height() / height;
        for (int y = 0; y < height; y++) {
            double top = y * step;
            double bottom = Math.min((y + 1) * step, picture.height());
            Arrays.fill(sum, 0);
            for (int from = (int) top; from < bottom; from++) {
                float share = (float) ((Math.min(from + 1, bottom) - Math.max(from, top)) / step);
                averageRow(picture, from, row, width);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += share * row[i];
                }
            }
            for (int i = 0; i < sum.length; i++) {
                result.samples()[y * width * 3 + i] = (byte) Math.min(255, (int) (sum[i] + 0.5f));
            }
        }
        return result;
    }

    private static void averageRow(Rgb picture, int y, float[] row, int width) {
        byte[] samples = picture.samples();
        int begin = y * picture.width() * 3;
        double step = (double) picture.width() / width;
        for (int x = 0; x < width; x++) {
            double left = x * step;
            double right = Math.min((x + 1) * step, picture.width());
            float blue = 0;
            float green = 0;
            float red = 0;
            for (int from = (int) left; from < right; from++) {
                float share = (float) ((Math.min(from + 1, right) - Math.max(from, left)) / step);
                int at = begin + 3 * from;
                blue += share * (samples[at] & 0xff);
                green += share * (samples[at + 1] & 0xff);
                red += share * (samples[at + 2] & 0xff);
            }
            row[3 * x] = blue;
            row[3 * x + 1] = green;
            row[3 * x + 2] = red;
        }
    }
}
