package dev.backdrop.picture.composite;

import dev.backdrop.picture.pixels.Distances;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/** Refines an alpha by the photo's colours, within 1 % of the longer side around the mask's edge, row by row from the top. */
final class EdgeRefinement {

    private static final double BAND = 0.01;
    private static final double RADIUS = 0.012;
    /** A small pixel with less or more is a mixture, and so an edge. */
    private static final int PERSON = 8;

    private static final int BACKGROUND = 255 - PERSON;
    private static final float UNEXPLAINED = 0.7f;
    private static final float EXPLAINED = 0.95f;

    private final Enlarged enlarged;
    private final int smallWidth;
    /** How much the refined alpha counts, 0 to 1, of each small pixel. */
    private final float[] trust;

    private final GuidedFilter filter;
    private final float[] trustRow;
    private final float[][] model = new float[GuidedFilter.COEFFICIENTS][];

    /** @param most how much the refined alpha counts at the edge itself, 0 to 1 */
    EdgeRefinement(Rgb smallPhoto, Grey smallMask, float most, int width, int height) {
        enlarged = new Enlarged(smallMask.width(), smallMask.height(), width, height);
        smallWidth = smallMask.width();
        int longer = Math.max(smallMask.width(), smallMask.height());
        double band = Math.max(1, BAND * longer);
        int radius = (int) Math.max(1, Math.round(RADIUS * longer));
        Distances toEdge = Distances.to(smallMask.width(), smallMask.height(), pixel -> isEdge(smallMask, pixel));
        trust = new float[smallMask.pixels()];
        for (int i = 0; i < trust.length; i++) {
            trust[i] = most * (float) Math.max(0, Math.min(1, 2 - 2 * toEdge.at(i) / band));
        }
        // A window's corner is farther away than its sides.
        double reach = band + 1.5 * radius;
        filter = new GuidedFilter(smallPhoto, smallMask, radius, pixel -> toEdge.at(pixel) <= reach);
        trustRow = enlarged.newRow();
        for (int i = 0; i < model.length; i++) {
            model[i] = enlarged.newRow();
        }
    }

    void refine(int y, Rgb photo, float[] alpha) {
        int above = enlarged.above(y);
        int below = enlarged.below(y);
        float share = enlarged.shareOfBelow(y);
        enlarged.mix(trust, above * smallWidth, trust, below * smallWidth, share, trustRow);
        for (int i = 0; i < model.length; i++) {
            enlarged.mix(filter.row(above)[i], 0, filter.row(below)[i], 0, share, model[i]);
        }
        for (int column = 0; column < enlarged.columns(); column++) {
            if (!Enlarged.isZero(trustRow, column)) {
                for (int x = enlarged.start(column); x < enlarged.start(column + 1); x++) {
                    float trusted = enlarged.at(trustRow, x);
                    alpha[x] += trusted * explained(x) * (refined(photo, y * alpha.length + x, x) - alpha[x]);
                }
            }
        }
    }

    private float refined(Rgb photo, int pixel, int x) {
        float value = enlarged.at(model[0], x) * photo.blue(pixel)
                + enlarged.at(model[1], x) * photo.green(pixel)
                + enlarged.at(model[2], x) * photo.red(pixel);
        return Math.max(0, Math.min(1, value / 255 + enlarged.at(model[3], x)));
    }

    /** How far to trust the model by what it explains of the mask: nothing can be read from dark hair before a dark wall. */
    private float explained(int x) {
        float share = enlarged.at(model[GuidedFilter.EXPLAINED], x);
        return Math.max(0, Math.min(1, (share - UNEXPLAINED) / (EXPLAINED - UNEXPLAINED)));
    }

    private static boolean isEdge(Grey mask, int pixel) {
        int value = mask.at(pixel);
        boolean mixture = value > PERSON && value < BACKGROUND;
        boolean right = (pixel + 1) % mask.width() != 0 && Math.abs(mask.at(pixel + 1) - value) > 127;
        boolean below = pixel + mask.width() < mask.pixels() && Math.abs(mask.at(pixel + mask.width()) - value) > 127;
        return mixture || right || below;
    }
}
