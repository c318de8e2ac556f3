package dev.backdrop.event;

/** How a headshot stands, as a request may select it. A headshot can be in several conditions. */
public enum Condition {
    /** Photo and mask are there, and no attempt has begun. */
    MISSING,
    /** The photo or the mask is not there. */
    WAITING,
    /** Begun, and no attempt works on it now. */
    UNFINISHED,
    /** Rejected. */
    FAILED,
    IN_DOUBT,
    /** The photo or the mask was replaced since. */
    CHANGED_MASK,
    /** It would get another look today. */
    CHANGED_LOOK,
    /** Processed, as it would be today. */
    DONE,
    /** An attempt works on it now. */
    WORKING
}
