package dev.backdrop.picture.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.backdrop.picture.mask.MaskMeasures.Agreement;

/** What the measures of a mask mean. {@link MaskCheck} lists the rules. */
final class MaskRules {

    private static final double LEAST_COVERAGE = 0.02;
    private static final double MOST_COVERAGE = 0.98;
    private static final double LITTLE_COVERAGE = 0.08;
    private static final double MUCH_COVERAGE = 0.90;
    private static final double MOST_SATURATION = 0.06;
    private static final double MOST_GREY = 0.25;
    private static final double MUCH_GREY = 0.02;
    private static final double WIDEST_EDGE = 0.04;
    /** Centre and border of a mask that is grey all over differ less, and only noise makes an edge in it. */
    private static final double SAME_LEVEL = 0.02;

    /** Centre and border of a blurred mask differ more. */
    private static final double BLACK_AND_WHITE = 0.6;

    private static final double LEAST_AGREEMENT = 0.6;
    private static final double GOOD_AGREEMENT = 0.8;
    /** Turned, a right mask fits worse by at least 0.06, and a turned one better: half of that tells them apart. */
    private static final double BETTER = 0.03;

    /**
     * Moved back, a mask that is shifted by a tenth fits better by 0.12 and more; a right mask by at most 0.01, and by 0.09 where the
     * network takes the person for much smaller.
     */
    private static final double BETTER_MOVED = 0.1;

    private static final double LEAST_SHIFT = 0.06;

    private static final double MOST_OF_FACE = 0.15;
    private static final double SOME_OF_FACE = 0.05;
    /** With so much of the face repainted, the face is what to speak of, whatever else disagrees. */
    private static final double WHOLE_FACE = 0.8;

    private final String mask;
    private final String photo;

    MaskRules(String maskName, String photoName) {
        this.mask = "The mask " + maskName + " ";
        this.photo = "the photo " + photoName;
    }

    sealed interface Finding {
        <R> R handle(Supplier<R> good, Function<Bad, R> bad);
    }

    /** Nothing speaks against the mask. */
    record Good() implements Finding {

        @Override
        public <R> R handle(Supplier<R> good, Function<Bad, R> bad) {
            return good.get();
        }
    }

    /** Why a mask is not one. */
    record Bad(String reason, String message) implements Finding {

        @Override
        public <R> R handle(Supplier<R> good, Function<Bad, R> bad) {
            return bad.apply(this);
        }
    }

    /** What the mask's own shape says against it. */
    Finding shape(MaskMeasures measures) {
        if (measures.coverage() < LEAST_COVERAGE) {
            return bad(
                    "mask-empty",
                    "repaints " + percent(measures.coverage()) + " of the picture; at least " + percent(LEAST_COVERAGE)
                            + " is needed. Paint the background white.");
        }
        if (measures.coverage() > MOST_COVERAGE) {
            return bad(
                    "mask-full",
                    "repaints " + percent(measures.coverage()) + " of the picture; at most " + percent(MOST_COVERAGE)
                            + " is allowed. Paint the person black.");
        }
        if (measures.saturation() > MOST_SATURATION) {
            return bad(
                    "mask-is-photo",
                    "looks like a photo: its colour saturation is " + percent(measures.saturation()) + "; at most "
                            + percent(MOST_SATURATION)
                            + " is allowed. Use a black and white mask, or the person cut out on a transparent background.");
        }
        double contrast = Math.abs(measures.centre() - measures.border());
        if (measures.edgeWidth() > WIDEST_EDGE && (measures.midGrey() <= MOST_GREY || contrast > BLACK_AND_WHITE)) {
            return bad(
                    "mask-blurred",
                    "is blurred: its edge is " + percent(measures.edgeWidth()) + " of the longer side wide; at most "
                            + percent(WIDEST_EDGE) + " is allowed. Export it with a sharp edge.");
        }
        if (measures.midGrey() > MOST_GREY) {
            boolean even = contrast < SAME_LEVEL && measures.edgeWidth() < SAME_LEVEL;
            return bad(
                    even ? "mask-grey" : "mask-is-photo",
                    (even ? "is grey: " : "looks like a grey photo: ") + percent(measures.midGrey())
                            + " of its pixels are neither black nor white; at most " + percent(MOST_GREY)
                            + " is allowed. Paint the background white and the person black.");
        }
        return new Good();
    }

    /** What the person in the photo says against the mask; without a known person, what the shape says about inversion. */
    Finding person(MaskMeasures measures) {
        return measures.agreement()
                .map(agreement -> disagreement(agreement, measures.looksInverted()))
                .orElseGet(() -> measures.looksInverted()
                        ? bad(
                                "mask-inverted",
                                "looks inverted: it is " + percent(measures.centre()) + " white in the middle and "
                                        + percent(measures.border()) + " at the border; without a person found in "
                                        + photo
                                        + ", one of them must pass " + percent(0.5)
                                        + ". Invert it: white is repainted.")
                        : new Good());
    }

    private Finding disagreement(Agreement agreement, boolean looksInverted) {
        if (inverted(agreement)) {
            return bad(
                    "mask-inverted",
                    "is inverted: it " + agreesBy(agreement) + ", inverted it would by "
                            + percent(agreement.inverse()) + "; at least " + percent(LEAST_AGREEMENT) + " is needed. "
                            + (looksInverted ? "" : "Its shape does not confirm that, so it is left as it is. ")
                            + "Invert it: white is repainted.");
        }
        if (surelyTurned(agreement.upsideDown(), agreement)) {
            return bad("mask-upside-down", turned("is upside down: it ", agreement.upsideDown(), agreement));
        }
        if (surelyTurned(agreement.rotated(), agreement)) {
            return bad("mask-rotated", turned("is rotated: it ", agreement.rotated(), agreement));
        }
        Shift moved = agreement.moved();
        if (moved.agreement() >= GOOD_AGREEMENT
                && moved.agreement() > agreement.asGiven() + BETTER_MOVED
                && moved.distance() >= LEAST_SHIFT) {
            return bad("mask-shifted", shifted(moved, agreement));
        }
        double face = agreement.faceRepainted().orElse(0);
        if (face > WHOLE_FACE || face > MOST_OF_FACE && agreement.asGiven() >= LEAST_AGREEMENT) {
            return bad(
                    "mask-on-face",
                    "repaints " + percent(face) + " of the face in " + photo + "; at most " + percent(MOST_OF_FACE)
                            + " is allowed. Paint the face black.");
        }
        if (agreement.asGiven() < LEAST_AGREEMENT) {
            return bad(
                    "mask-not-this-person",
                    agreesBy(agreement) + "; at least " + percent(LEAST_AGREEMENT)
                            + " is needed. It may be another person's mask, shifted or turned. Use the mask of this photo.");
        }
        return new Good();
    }

    /** Whether the inverted mask fits the person; then the mask itself does not. */
    boolean inverted(Agreement agreement) {
        return agreement.inverse() >= LEAST_AGREEMENT;
    }

    /** Whether a mask that agrees so well when it is turned should be turned. */
    boolean better(double turned, Agreement agreement) {
        return turned >= LEAST_AGREEMENT && turned > agreement.asGiven() + BETTER;
    }

    /** A mask that fits neither way may be turned, shifted or another person's; only a good fit says that it is turned. */
    private boolean surelyTurned(double turned, Agreement agreement) {
        return better(turned, agreement) && (turned >= GOOD_AGREEMENT || agreement.asGiven() >= LEAST_AGREEMENT);
    }

    /** What a person should look at although the mask is used. */
    List<String> warnings(MaskMeasures measures) {
        List<String> warnings = new ArrayList<>();
        double coverage = measures.coverage();
        if (coverage < LITTLE_COVERAGE || coverage > MUCH_COVERAGE) {
            warnings.add(mask + "repaints " + percent(coverage) + " of the picture; usual is "
                    + percent(LITTLE_COVERAGE) + " to " + percent(MUCH_COVERAGE) + ".");
        }
        if (measures.midGrey() > MUCH_GREY) {
            warnings.add(mask + "has a soft edge: " + percent(measures.midGrey())
                    + " of its pixels are neither black nor white; usual is at most " + percent(MUCH_GREY) + ".");
        }
        measures.agreement()
                .ifPresentOrElse(
                        agreement -> addDoubts(agreement, measures.looksInverted(), warnings),
                        () -> warnings.add(
                                "No person was found in " + photo + ". " + mask + "was checked by its shape only."));
        return warnings;
    }

    private void addDoubts(Agreement agreement, boolean looksInverted, List<String> warnings) {
        if (agreement.asGiven() < GOOD_AGREEMENT) {
            warnings.add(mask + agreesBy(agreement) + "; usual is at least " + percent(GOOD_AGREEMENT)
                    + ". Look at the result.");
        }
        if (looksInverted) {
            warnings.add(mask + "is white in the middle and black at the border, as inverted masks are.");
        }
        double face = agreement.faceRepainted().orElse(0);
        if (face > SOME_OF_FACE) {
            warnings.add(mask + "repaints " + percent(face) + " of the face in " + photo + "; usual is at most "
                    + percent(SOME_OF_FACE) + ".");
        }
    }

    private String agreesBy(Agreement agreement) {
        return "agrees with the person in " + photo + " by " + percent(agreement.asGiven());
    }

    private String turned(String what, double turned, Agreement agreement) {
        return what + agreesBy(agreement) + " as it is and by " + percent(turned) + " turned; at least "
                + percent(LEAST_AGREEMENT) + " is needed, and no turn may fit better by more than " + percent(BETTER)
                + ". Turn it the way the photo is seen.";
    }

    private String shifted(Shift moved, Agreement agreement) {
        List<String> way = new ArrayList<>();
        if (moved.right() != 0) {
            way.add(percent(Math.abs(moved.right())) + " of the width to the "
                    + (moved.right() > 0 ? "right" : "left"));
        }
        if (moved.down() != 0) {
            way.add(percent(Math.abs(moved.down())) + " of the height " + (moved.down() > 0 ? "down" : "up"));
        }
        return "is shifted: it " + agreesBy(agreement) + " as it is and by " + percent(moved.agreement()) + " moved by "
                + String.join(" and ", way) + "; no move may fit better by more than " + percent(BETTER_MOVED)
                + ". Export it in the frame of the photo.";
    }

    private Finding bad(String reason, String message) {
        return new Bad(reason, mask + message);
    }

    /** With one decimal where it is not 0, so that a value beside its limit is not rounded to it. */
    private static String percent(double share) {
        long tenths = Math.round(share * 1000);
        return (tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10) + " %";
    }
}
