package dev.backdrop.picture.mask;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was measured of a mask in its normal form, on a copy of at most 512 pixels on the longer side. All values are 0 to 1.
 *
 * @param coverage share of the picture that is repainted; grey counts in part
 * @param midGrey share of the pixels that are neither nearly black nor nearly white: levels 32 to 223
 * @param saturation mean difference between the largest and the smallest of red, green and blue; 0 for a cut-out, whose colours do
 *     not count
 * @param centre mean level of the ellipse that is 30 % of the width and 40 % of the height, around 50 % and 45 %
 * @param border mean level of the left, right and top 2 %, without the lower 40 % of the picture, where the shoulders are
 * @param edgeWidth how wide the passage from black to white is on average, as a share of the longer side; 0 without an edge
 * @param agreement with the person in the photo; empty as long as it was not needed or could not be known
 */
public record MaskMeasures(
        double coverage,
        double midGrey,
        double saturation,
        double centre,
        double border,
        double edgeWidth,
        Optional<Agreement> agreement) {

    /** Whether the shape alone says that the mask is inverted: white in the middle, black at the border. */
    boolean looksInverted() {
        return centre > 0.5 && border < 0.5;
    }

    /**
     * How well the mask's black part covers the person: intersection over union of the two, 1 for the same area, 0 for areas apart.
     *
     * @param asGiven of the mask as it is
     * @param inverse of the inverted mask
     * @param turnedRight of the mask turned clockwise by 90°
     * @param turnedLeft of the mask turned anticlockwise by 90°
     * @param halfTurn of the mask turned by 180°
     * @param flipped of the mask with top and bottom exchanged
     * @param moved how well it would fit elsewhere; not looked for where it fits well as it is
     * @param faceRepainted share of the main face that is repainted; empty if no face was found
     */
    record Agreement(
            double asGiven,
            double inverse,
            double turnedRight,
            double turnedLeft,
            double halfTurn,
            double flipped,
            Shift moved,
            OptionalDouble faceRepainted) {

        double rotated() {
            return Math.max(turnedRight, turnedLeft);
        }

        double upsideDown() {
            return Math.max(halfTurn, flipped);
        }
    }
}
