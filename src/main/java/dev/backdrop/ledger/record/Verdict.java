package dev.backdrop.ledger.record;

import org.jspecify.annotations.Nullable;

/**
 * What comparing a result with its photo says of the person.
 *
 * @param key of the output
 * @param person "untouched", "drifted", "changed", or "not-compared"
 * @param ssim structural similarity inside the person, up to 1; null if not compared, like the next three
 * @param worstSsim that of the worst hundredth
 * @param bias mean colour difference, CIELAB
 * @param worstBlock colour difference of the worst block, CIELAB
 * @param changedPixels pixels of the person's core that the offered result changes; null if the result is Firefly's own file
 * @param firefly Firefly's own file, stored beside a result that the function composed; null if the result is that file
 * @param background what the background looks like; null if it was not measured
 */
public record Verdict(
        String key,
        String person,
        @Nullable Double ssim,
        @Nullable Double worstSsim,
        @Nullable Double bias,
        @Nullable Double worstBlock,
        @Nullable Integer changedPixels,
        @Nullable Output firefly,
        @Nullable Background background) {

    public static final String CHANGED = "changed";
    public static final String NOT_COMPARED = "not-compared";

    /** Whether the result is not offered. */
    public boolean isWithheld() {
        return CHANGED.equals(person);
    }

    public Verdict withChangedPixels(int pixels) {
        return new Verdict(key, person, ssim, worstSsim, bias, worstBlock, pixels, firefly, background);
    }

    /** Of the output {@code of}, with Firefly's own file beside it; null if there is none. */
    public Verdict on(String of, @Nullable Output beside) {
        return new Verdict(of, person, ssim, worstSsim, bias, worstBlock, changedPixels, beside, background);
    }

    /**
     * Eight numbers by which results can be compared with each other; lightness and colour are CIELAB.
     *
     * @param slopeX change of the lightness over the width
     * @param slopeY change of the lightness over the height
     * @param gradient mean change between neighbours
     */
    public record Background(
            double lightness,
            double a,
            double b,
            double lightnessSpread,
            double colourSpread,
            double slopeX,
            double slopeY,
            double gradient) {}
}
