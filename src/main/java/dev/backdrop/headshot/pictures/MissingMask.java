package dev.backdrop.headshot.pictures;

/** What happens to a photo without a mask. */
public enum MissingMask {
    /** It waits for one. */
    WAIT,
    /** The function makes one. */
    LOCAL,
    /** Adobe makes one, and is paid for it. */
    ADOBE
}
