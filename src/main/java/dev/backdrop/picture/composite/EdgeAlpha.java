package dev.backdrop.picture.composite;

import java.util.Arrays;
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
    /** In the row that was asked for last, of the pixels that the mask leaves to the person alone. */
    private PersonRun longest = new PersonRun(0, 0);
    /** The person's share by the mask's value. */
    private final float[] shares = new float[256];

    EdgeAlpha(Grey mask, Rgb smallPhoto, Grey smallMask) {
        this.mask = mask;
        float hardness = hardness(mask);
        refinement = hardness < SOFT
                ? Optional.empty()
                : Optional.of(new EdgeRefinement(smallPhoto, smallMask, hardness, mask.width(), mask.height()));
        alpha = new float[mask.width()];
        for (int value = 0; value < shares.length; value++) {
            shares[value] = (255 - value) / 255f;
        }
    }

    /** 0 to 1, 1 is the person alone; overwritten by the next call. */
    float[] row(int y, Rgb photo) {
        byte[] samples = mask.samples();
        int start = y * alpha.length;
        longest = new PersonRun(alpha.length, alpha.length);
        for (int from = 0; from < alpha.length; ) {
            int to = from + alike(samples, start + from, start + alpha.length);
            Arrays.fill(alpha, from, to, shares[samples[start + from] & 0xff]);
            if (samples[start + from] == 0 && to - from > longest.length()) {
                longest = new PersonRun(from, to);
            }
            from = to;
        }
        refinement.ifPresent(edge -> edge.refine(y, photo, alpha));
        return alpha;
    }

    /** In the row that was asked for last: a long run of the person alone. */
    PersonRun personRun(float least) {
        return longest.within(alpha, least);
    }

    /** How many samples from this one on have its value. Most rows of a mask are a few long runs, which the JDK compares many at a time. */
    private static int alike(byte[] samples, int from, int end) {
        int differs = Arrays.mismatch(samples, from, end - 1, samples, from + 1, end);
        return differs < 0 ? end - from : differs + 1;
    }

    /** The share of the edges in the mask's rows that have nothing between person and background: 1 for a binary mask. */
    private static float hardness(Grey mask) {
        int hard = 0;
        int soft = 0;
        byte[] samples = mask.samples();
        for (int y = 0, pixel = 0; y < mask.height(); y++) {
            int before = pixel;
            int end = pixel + mask.width();
            for (; pixel < end; pixel++) {
                if (before == pixel - 1 && samples[pixel] == samples[before]) {
                    pixel += alike(samples, pixel, end) - 1;
                    before = pixel;
                    continue;
                }
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
