package dev.backdrop.picture.compare;

/**
 * How alike photo and result are inside the person, after the result was moved into place. Both are compared with a longer side of 512
 * pixels at most.
 *
 * @param ssim mean structural similarity of the luma (Wang et al., 2004; windows of 7 × 7 pixels): 1 is identical
 * @param worstSsim 99 % of the person are more similar than this
 * @param bias ΔE (CIE 1976) between the mean colours
 * @param worstBlock mean ΔE of the block of 8 × 8 pixels that differs most
 * @param shiftX how far the result's person is to the right of the photo's, in pixels of the comparison
 * @param shiftY how far it is below
 * @param scale how much larger it is; 1 is the same size
 */
public record PersonMeasures(
        double ssim, double worstSsim, double bias, double worstBlock, double shiftX, double shiftY, double scale) {}
