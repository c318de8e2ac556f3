package dev.backdrop.picture.composite;

import dev.backdrop.picture.pixels.Distances;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/**
 * The person's share of each pixel: what the mask says, refined by the photo's colours within 1 % of the longer side around the mask's
 * edge. Rows are to be asked for from the top down.
 */
final class EdgeAlpha {

    private static final double BAND = 0.01;
    private static final double RADIUS = 0.012;
    /** A small pixel between these is a mixture, and so an edge. */
    private static final int PERSON = 8;

    private static final int BACKGROUND = 255 - PERSON;

    private final Enlarged enlarged;
    private final int smallWidth;
    /** How much the refined alpha counts, 0 to 1, of each small pixel. */
    private final float[] trust;

    private final GuidedFilter filter;
    private final float[] trustRow;
    private final float[][] model;
    private final float[] alpha;

    EdgeAlpha(Rgb smallPhoto, Grey smallMask, int width, int height) {
        enlarged = new Enlarged(smallMask.width(), smallMask.height(), width, height);
        smallWidth = smallMask.width();
        int longer = Math.max(smallMask.width(), smallMask.height());
        double band = Math.max(1, BAND * longer);
        int radius = (int) Math.max(1, Math.round(RADIUS * longer));
        Distances toEdge = Distances.to(smallMask.width(), smallMask.height(), pixel -> isEdge(smallMask, pixel));
        trust = new float[smallMask.pixels()];
        for (int i = 0; i < trust.length; i++) {
            trust[i] = (float) Math.max(0, Math.min(1, 2 - 2 * toEdge.at(i) / band));
        }
        // A window's corner is farther away than its sides.
        double reach = band + 1.5 * radius;
        filter = new GuidedFilter(smallPhoto, smallMask, radius, pixel -> toEdge.at(pixel) <= reach);
        trustRow = enlarged.newRow();
        model = new float[GuidedFilter.COEFFICIENTS][];
        for (int i = 0; i < model.length; i++) {
            model[i] = enlarged.newRow();
        }
        alpha = new float[width];
    }

    /** 0 to 1, 1 is the person alone; overwritten by the next call. */
    float[] row(int y, Rgb photo, Grey mask) {
        int above = enlarged.above(y);
        int below = enlarged.below(y);
        float share = enlarged.shareOfBelow(y);
        enlarged.mix(trust, above * smallWidth, trust, below * smallWidth, share, trustRow);
        for (int i = 0; i < model.length; i++) {
            enlarged.mix(filter.row(above)[i], 0, filter.row(below)[i], 0, share, model[i]);
        }
        int pixel = y * alpha.length;
        for (int x = 0; x < alpha.length; x++, pixel++) {
            float given = (255 - mask.at(pixel)) / 255f;
            float trusted = enlarged.at(trustRow, x);
            alpha[x] = trusted == 0 ? given : given + trusted * (refined(photo, pixel, x) - given);
        }
        return alpha;
    }

    private float refined(Rgb photo, int pixel, int x) {
        float value = enlarged.at(model[0], x) * photo.blue(pixel)
                + enlarged.at(model[1], x) * photo.green(pixel)
                + enlarged.at(model[2], x) * photo.red(pixel);
        return Math.max(0, Math.min(1, value / 255 + enlarged.at(model[3], x)));
    }

    private static boolean isEdge(Grey mask, int pixel) {
        int value = mask.at(pixel);
        boolean mixture = value > PERSON && value < BACKGROUND;
        boolean right = (pixel + 1) % mask.width() != 0 && Math.abs(mask.at(pixel + 1) - value) > 127;
        boolean below = pixel + mask.width() < mask.pixels() && Math.abs(mask.at(pixel + mask.width()) - value) > 127;
        return mixture || right || below;
    }
}
