package dev.backdrop.picture.composite;

import java.util.Optional;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/**
 * The person's share of each pixel, row by row from the top. It is what the mask says; only a binary mask, which says nothing of the
 * pixels that are both, is refined by the photo's colours. Refining an exact soft mask only made it worse.
 */
final class EdgeAlpha {

    /** What JPEG noise leaves of black and white. */
    private static final int PERSON = 8;

    private static final int BACKGROUND = 255 - PERSON;
    /** With fewer hard edges, a mask is soft. */
    private static final float SOFT = 0.05f;

    private final Grey mask;
    private final Optional<EdgeRefinement> refinement;
    private final float[] alpha;

    EdgeAlpha(Grey mask, Rgb smallPhoto, Grey smallMask) {
        this.mask = mask;
        float hardness = hardness(mask);
        refinement = hardness < SOFT
                ? Optional.empty()
                : Optional.of(new EdgeRefinement(smallPhoto, smallMask, hardness, mask.width(), mask.height()));
        alpha = new float[mask.width()];
    }

    /** 0 to 1, 1 is the person alone; overwritten by the next call. */
    float[] row(int y, Rgb photo) {
        int pixel = y * alpha.length;
        for (int x = 0; x < alpha.length; x++, pixel++) {
            alpha[x] = (255 - mask.at(pixel)) / 255f;
        }
        refinement.ifPresent(edge -> edge.refine(y, photo, alpha));
        return alpha;
    }

    /** The share of the edges in the mask's rows that have nothing between person and background: 1 for a binary mask. */
    private static float hardness(Grey mask) {
        int hard = 0;
        int soft = 0;
        for (int y = 0, pixel = 0; y < mask.height(); y++) {
            int before = pixel;
            for (int x = 0; x < mask.width(); x++, pixel++) {
                int value = mask.at(pixel);
                if (value <= PERSON || value >= BACKGROUND) {
                    if (Math.abs(value - mask.at(before)) > 127) {
                        hard += before == pixel - 1 ? 1 : 0;
                        soft += before == pixel - 1 ? 0 : 1;
                    }
                    before = pixel;
                }
            }
        }
        return hard / (float) Math.max(1, hard + soft);
    }
}
