package dev.backdrop.headshot.pictures;

/** What happens to a mask that is white where the person is. */
public enum InvertedMask {
    /** It is inverted, and the record says so. */
    FIX,
    REJECT
}
