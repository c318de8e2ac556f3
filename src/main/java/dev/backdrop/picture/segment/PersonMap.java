package dev.backdrop.picture.segment;

import dev.backdrop.picture.pixels.Grey;

/**
 * Where the network sees a person.
 *
 * @param probability 256 × 256 pixels that cover the whole photo, whatever its proportions; 0 is surely background, 255 surely person
 * @param agreement of the photo's person with the mirrored photo's: their intersection over their union, 0 to 1; 0 if neither has one
 * @param uncertain share of the pixels with a probability between 0.15 and 0.85, 0 to 1
 */
public record PersonMap(Grey probability, double agreement, double uncertain) {

    /** Below this probability, a pixel is certain to be background. */
    static final double SURELY_NOT = .15;

    /** Above this probability, a pixel is certain to be a person. */
    static final double SURELY = .85;

    /** Measured on 63 portraits of employees: the limits flag one in nine, among them the worst one. */
    private static final double LEAST_AGREEMENT = .96;

    private static final double MOST_UNCERTAIN = .06;

    /** Whether a mask can be made of it without a look. A network can be wrong and confident, for one about an object held near the face. */
    public boolean confident() {
        return agreement >= LEAST_AGREEMENT && uncertain <= MOST_UNCERTAIN;
    }

    /** Whether a pixel of the map, counted row by row, surely shows a person. */
    public boolean surelyPerson(int pixel) {
        return probability.at(pixel) > 255 * SURELY;
    }

    /** The largest person alone, 255 inside: other people and specks are gone, small holes are filled, and only its edge is soft. */
    public Grey largest() {
        return Regions.largest(probability);
    }
}
