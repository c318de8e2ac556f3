package dev.backdrop.picture.mask;

/** What happens to a mask whose content is wrong. A size that does not fit is refused under every policy. */
public record MaskPolicy(Inverted inverted, Checks checks) {

    /** Fixes inverted masks and rejects other wrong ones. */
    public static final MaskPolicy DEFAULT = new MaskPolicy(Inverted.FIX, Checks.REJECT);

    /** What happens to a mask that is white on the person. */
    public enum Inverted {
        /** It is inverted, and the answer says so. */
        FIX,
        /** It is a wrong mask like any other. */
        REJECT
    }

    /** What happens to a wrong mask. */
    public enum Checks {
        /** It is refused. */
        REJECT,
        /** It is used as it is, with a warning. */
        WARN
    }
}
