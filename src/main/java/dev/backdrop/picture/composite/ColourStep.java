package dev.backdrop.picture.composite;

import dev.backdrop.picture.pixels.BoxSums;
import dev.backdrop.picture.pixels.Distances;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

/** The step from the old background's colour to the person's near each pixel: means of what is surely the one and surely the other. */
final class ColourStep {

    private static final int WIDEST = 400;
    private static final double NEAR = 0.025;
    private static final double FAR = 0.075;
    /** So little that the far surroundings count only where the near ones hold nothing sure. */
    private static final double WEIGHT_OF_FAR = 0.01;
    /** A mask's edge is seldom exact to the pixel. */
    private static final double SURE = 0.005;

    private static final int PERSON = 8;
    private static final int BACKGROUND = 255 - PERSON;

    private final Enlarged enlarged;
    private final int smallWidth;
    /** Blue, green and red of each small pixel. */
    private final float[][] steps;

    private final float[][] rows = new float[3][];

    ColourStep(Rgb photo, Grey mask, int width, int height) {
        int widest = Math.min(WIDEST, photo.width());
        Resize size = Resize.to(widest, Math.max(1, Math.round(photo.height() * (float) widest / photo.width())));
        smallWidth = size.width();
        enlarged = new Enlarged(smallWidth, size.height(), width, height);
        for (int channel = 0; channel < 3; channel++) {
            rows[channel] = enlarged.newRow();
        }
        steps = steps(size.of(photo), size.of(mask));
    }

    void toRow(int y) {
        for (int channel = 0; channel < 3; channel++) {
            float[] small = steps[channel];
            int above = enlarged.above(y) * smallWidth;
            int below = enlarged.below(y) * smallWidth;
            enlarged.mix(small, above, small, below, enlarged.shareOfBelow(y), rows[channel]);
        }
    }

    /** −255 to 255. */
    float at(int x, int channel) {
        return enlarged.at(rows[channel], x);
    }

    private static float[][] steps(Rgb photo, Grey mask) {
        int width = photo.width();
        int height = photo.height();
        double sure = SURE * Math.max(width, height);
        Distances toBackground = Distances.to(width, height, pixel -> mask.at(pixel) > PERSON);
        Distances toPerson = Distances.to(width, height, pixel -> mask.at(pixel) < BACKGROUND);
        BoxSums.Source source = (y, rows) -> {
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                int person = toBackground.at(pixel) > sure ? 1 : 0;
                int background = toPerson.at(pixel) > sure ? 1 : 0;
                for (int channel = 0; channel < 3; channel++) {
                    int sample = photo.samples()[3 * pixel + channel] & 0xff;
                    rows[channel][x] = person * sample;
                    rows[4 + channel][x] = background * sample;
                }
                rows[3][x] = person;
                rows[7][x] = background;
            }
        };
        BoxSums near = new BoxSums(width, height, radius(NEAR, width), 8, source);
        BoxSums far = new BoxSums(width, height, radius(FAR, width), 8, source);
        float[][] steps = new float[3][photo.pixels()];
        for (int y = 0; y < height; y++) {
            int[][] nearby = near.nextRow();
            int[][] around = far.nextRow();
            for (int x = 0; x < width; x++) {
                double persons = nearby[3][x] + WEIGHT_OF_FAR * around[3][x];
                double backgrounds = nearby[7][x] + WEIGHT_OF_FAR * around[7][x];
                for (int channel = 0; channel < 3 && persons * backgrounds > 0; channel++) {
                    double person = nearby[channel][x] + WEIGHT_OF_FAR * around[channel][x];
                    double background = nearby[4 + channel][x] + WEIGHT_OF_FAR * around[4 + channel][x];
                    steps[channel][y * width + x] = (float) (person / persons - background / backgrounds);
                }
            }
        }
        return steps;
    }

    private static int radius(double share, int width) {
        return (int) Math.max(1, Math.round(share * width));
    }
}
