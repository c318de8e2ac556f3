package dev.backdrop.picture.compare;

/** What became of the person. A face that is warped by a few percent cannot be told from a recompressed one. */
public enum Verdict {
    /** The same, but for the noise of a JPEG. */
    UNTOUCHED,
    /** Recompressed, shifted, rendered anew or toned. */
    DRIFTED,
    /** Partly or wholly another. */
    CHANGED;

    private static final double UNTOUCHED_SSIM = 0.97;
    private static final double UNTOUCHED_WORST_SSIM = 0.85;
    private static final double UNTOUCHED_BIAS = 1;
    private static final double UNTOUCHED_WORST_BLOCK = 12;
    private static final double UNTOUCHED_SHIFT = 0.25;
    private static final double UNTOUCHED_SCALING = 0.0025;
    private static final double CHANGED_WORST_SSIM = 0;
    private static final double CHANGED_WORST_BLOCK = 25;

    /** Judges by limits that were measured on 45 portraits and their altered copies. */
    static Verdict of(PersonMeasures measures) {
        if (measures.worstBlock() > CHANGED_WORST_BLOCK || measures.worstSsim() < CHANGED_WORST_SSIM) {
            return CHANGED;
        }
        boolean inPlace = Math.hypot(measures.shiftX(), measures.shiftY()) <= UNTOUCHED_SHIFT
                && Math.abs(measures.scale() - 1) <= UNTOUCHED_SCALING;
        boolean alike = measures.ssim() >= UNTOUCHED_SSIM
                && measures.worstSsim() >= UNTOUCHED_WORST_SSIM
                && measures.bias() <= UNTOUCHED_BIAS
                && measures.worstBlock() <= UNTOUCHED_WORST_BLOCK;
        return inPlace && alike ? UNTOUCHED : DRIFTED;
    }
}
