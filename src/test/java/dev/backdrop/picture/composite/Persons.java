package dev.backdrop.picture.composite;

import dev.backdrop.picture.pixels.BoxSums;
import dev.backdrop.picture.pixels.Portraits.Portrait;
import dev.backdrop.picture.pixels.Rgb;

/** The colours of a drawn person without any background: what is mixed in a photo of them. */
final class Persons {

    private static final int[] RADII = {2, 6, 20};

    private Persons() {}

    /** The person's own colours, carried on beyond the edge; black far from it. */
    static Rgb extended(Portrait portrait) {
        Rgb photo = portrait.photo();
        int width = photo.width();
        double[][] sums = new double[4][photo.pixels()];
        double weight = 1;
        for (int radius : RADII) {
            BoxSums box = new BoxSums(width, photo.height(), radius, 4, (y, rows) -> {
                for (int x = 0; x < width; x++) {
                    int pixel = y * width + x;
                    int one = portrait.mask().at(pixel) == 0 ? 1 : 0;
                    rows[0][x] = one * photo.red(pixel);
                    rows[1][x] = one * photo.green(pixel);
                    rows[2][x] = one * photo.blue(pixel);
                    rows[3][x] = one;
                }
            });
            for (int y = 0; y < photo.height(); y++) {
                int[][] row = box.nextRow();
                for (int i = 0; i < sums.length; i++) {
                    for (int x = 0; x < width; x++) {
                        sums[i][y * width + x] += weight * row[i][x];
                    }
                }
            }
            weight /= 1000;
        }
        Rgb extended = Rgb.black(width, photo.height());
        for (int i = 0; i < photo.pixels(); i++) {
            if (portrait.mask().at(i) == 0) {
                extended.set(i, photo.red(i), photo.green(i), photo.blue(i));
            } else if (sums[3][i] > 0) {
                extended.set(i, (int) (sums[0][i] / sums[3][i]), (int) (sums[1][i] / sums[3][i]), (int)
                        (sums[2][i] / sums[3][i]));
            }
        }
        return extended;
    }
}
