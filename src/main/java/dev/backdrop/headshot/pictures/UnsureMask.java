package dev.backdrop.headshot.pictures;

/** What happens to a mask that the function made and is not sure of. */
public enum UnsureMask {
    /** The headshot is rejected: it needs a mask by hand. */
    REJECT,
    /** The headshot is processed, with a warning. */
    FLAG
}
