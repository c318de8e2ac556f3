package dev.backdrop.picture.mask;

import java.util.Optional;

import dev.backdrop.picture.mask.MaskMeasures.Agreement;
import dev.backdrop.picture.mask.PersonInPhoto.Face;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Upright;

/** Takes the {@link MaskMeasures} of a mask in its normal form. */
final class Measuring {

    /** The longer side of the copy that is measured. */
    private static final int SIDE = 512;
    /** A crossing count overstates a smooth curve's length by 4 / π on average (Cauchy and Crofton). */
    private static final double LENGTH_OF_A_CROSSING = Math.PI / 4;
    /** With less or more of the picture, the map says nothing about where a person is. */
    private static final double LEAST_PERSON = 0.02;

    /** A mask that agrees better cannot agree so much better elsewhere that it counts as shifted. */
    private static final double NEARLY_EXACT = 0.9;

    /** The part of a face's box, in each direction, that has no background in its corners. */
    private static final double FACE = 0.8;

    private Measuring() {}

    /** The copy of a small mask that is measured: at most 512 pixels on the longer side. */
    static Grey reduced(Grey small) {
        return Resize.within(SIDE, small.width(), small.height()).of(small);
    }

    static MaskMeasures shape(Grey reduced, double saturation) {
        int width = reduced.width();
        int height = reduced.height();
        long sum = 0;
        long grey = 0;
        long crossings = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                int level = reduced.at(pixel);
                sum += level;
                grey += level >= 32 && level < 224 ? 1 : 0;
                crossings += x + 1 < width && white(reduced, pixel) != white(reduced, pixel + 1) ? 1 : 0;
                crossings += y + 1 < height && white(reduced, pixel) != white(reduced, pixel + width) ? 1 : 0;
            }
        }
        double length = crossings * LENGTH_OF_A_CROSSING;
        return new MaskMeasures(
                sum / (255.0 * reduced.pixels()),
                (double) grey / reduced.pixels(),
                saturation,
                ellipse(reduced, new Face(0.35, 0.25, 0.65, 0.65)),
                border(reduced),
                crossings == 0 ? 0 : grey / length / Math.max(width, height),
                Optional.empty());
    }

    private static boolean white(Grey mask, int pixel) {
        return mask.at(pixel) >= 128;
    }

    private static double border(Grey mask) {
        int band = Math.max(1, Math.round(0.02f * Math.max(mask.width(), mask.height())));
        int rows = Math.max(1, Math.round(0.6f * mask.height()));
        long sum = 0;
        long samples = 0;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (y < band || x < band || x >= mask.width() - band) {
                    sum += mask.at(y * mask.width() + x);
                    samples++;
                }
            }
        }
        return sum / (255.0 * samples);
    }

    /** Mean level, 0 to 1, in the ellipse that fills the box; 0 if it holds no pixel's centre. */
    private static double ellipse(Grey mask, Face box) {
        double middleX = (box.left() + box.right()) / 2;
        double middleY = (box.top() + box.bottom()) / 2;
        long sum = 0;
        long samples = 0;
        for (int y = 0; y < mask.height(); y++) {
            double down = ((y + 0.5) / mask.height() - middleY) / ((box.bottom() - box.top()) / 2);
            for (int x = 0; x < mask.width(); x++) {
                double across = ((x + 0.5) / mask.width() - middleX) / ((box.right() - box.left()) / 2);
                if (across * across + down * down <= 1) {
                    sum += mask.at(y * mask.width() + x);
                    samples++;
                }
            }
        }
        return samples == 0 ? 0 : sum / (255.0 * samples);
    }

    /** Adds the agreement with the person; nothing if the map shows no person or nothing else. */
    static MaskMeasures withAgreement(MaskMeasures shape, Grey reduced, PersonInPhoto photo) {
        Grey person = photo.person();
        double share = 0;
        for (int i = 0; i < person.pixels(); i++) {
            share += white(person, i) ? 1.0 / person.pixels() : 0;
        }
        if (share < LEAST_PERSON || share > 1 - LEAST_PERSON) {
            return shape;
        }
        double asGiven = overlap(reduced, person);
        Agreement agreement = new Agreement(
                asGiven,
                overlap(reduced.inverted(), person),
                overlap(Upright.grey(reduced.copy(), 6), person),
                overlap(Upright.grey(reduced.copy(), 8), person),
                overlap(Upright.grey(reduced.copy(), 3), person),
                overlap(Upright.grey(reduced.copy(), 4), person),
                asGiven < NEARLY_EXACT ? Shift.best(reduced, person) : Shift.NONE,
                photo.mainFace().stream()
                        .mapToDouble(face -> ellipse(reduced, face.inner(FACE)))
                        .findFirst());
        return new MaskMeasures(
                shape.coverage(),
                shape.midGrey(),
                shape.saturation(),
                shape.centre(),
                shape.border(),
                shape.edgeWidth(),
                Optional.of(agreement));
    }

    /** Intersection over union of the mask's black part and the person, at the map's size. */
    static double overlap(Grey mask, Grey person) {
        Grey fitted = Resize.to(person.width(), person.height()).of(mask);
        long both = 0;
        long either = 0;
        for (int i = 0; i < person.pixels(); i++) {
            boolean kept = !white(fitted, i);
            boolean there = white(person, i);
            both += kept && there ? 1 : 0;
            either += kept || there ? 1 : 0;
        }
        return either == 0 ? 0 : (double) both / either;
    }
}
