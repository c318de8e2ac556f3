package dev.backdrop.picture.compare;

import java.util.stream.IntStream;

import dev.backdrop.picture.pixels.Distances;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

/**
 * Says whether Firefly left the person untouched. It compares inside the person only: Firefly renders a band of 24 to 32 pixels
 * (of 2048) inside the mask's edge anew.
 */
public final class PersonComparison {

    static final int LONGEST = 512;
    /** A mask pixel above this may be repainted in part. */
    static final int PERSON = 32;

    /**
     * The band that is not compared, as a share of the longer side: 51 pixels of 2048. Firefly's is 32 wide, and a window of the
     * similarity reaches 12 farther.
     */
    private static final double BAND = 0.025;

    private static final double LEAST_PERSON = 0.005;
    private static final double ASPECT_TOLERANCE = 0.01;

    /**
     * Compares {@linkplain Resize#small small copies}; the inputs stay as they are.
     *
     * @param photo as it was sent, upright
     * @param mask in the photo's size: 255 is background to repaint, 0 is person
     * @param result as it came back, of any size
     */
    public Comparison compare(Rgb photo, Grey mask, Rgb result) {
        return compareSmall(Resize.small(photo), Resize.small(mask), Resize.small(result));
    }

    private static Comparison compareSmall(Rgb photo, Grey mask, Rgb result) {
        double photoAspect = (double) photo.width() / photo.height();
        double resultAspect = (double) result.width() / result.height();
        if (Math.abs(resultAspect / photoAspect - 1) > ASPECT_TOLERANCE) {
            return new Comparison.OtherFraming();
        }
        int resultSide = Math.max(result.width(), result.height());
        Resize size = Resize.within(Math.min(LONGEST, resultSide), photo.width(), photo.height());
        int[] person = person(size.of(mask));
        double share = (double) person.length / (size.width() * size.height());
        return share < LEAST_PERSON
                ? new Comparison.TooLittlePerson()
                : compared(size.of(photo), size.of(result), person);
    }

    private static Comparison compared(Rgb photo, Rgb result, int[] person) {
        Luma luma = Luma.of(photo);
        Alignment alignment = new AlignmentSearch(luma, Luma.of(result), person).best();
        Rgb inPlace = alignment.undo(result);
        Similarity similarity = Similarity.of(luma, Luma.of(inPlace), person);
        ColourDifference colour =
                ColourDifference.of(Lab.of(photo), Lab.of(inPlace), photo.width(), photo.height(), person);
        PersonMeasures measures = new PersonMeasures(
                similarity.mean(),
                similarity.worst(),
                colour.bias(),
                colour.worstBlock(),
                alignment.shiftX(),
                alignment.shiftY(),
                alignment.scale());
        return new Comparison.Compared(Verdict.of(measures), measures);
    }

    /** The pixels safely inside the person, and inside the picture by as much: what is shifted in from beyond its border is unknown. */
    private static int[] person(Grey mask) {
        int width = mask.width();
        int height = mask.height();
        double band = BAND * Math.max(width, height);
        Distances toBackground = Distances.to(width, height, pixel -> mask.at(pixel) > PERSON);
        return IntStream.range(0, mask.pixels())
                .filter(pixel -> toBackground.at(pixel) > band)
                .filter(pixel -> Math.min(pixel % width, width - 1 - pixel % width) >= band
                        && Math.min(pixel / width, height - 1 - pixel / width) >= band)
                .toArray();
    }
}
