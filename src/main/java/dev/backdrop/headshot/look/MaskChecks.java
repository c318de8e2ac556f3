package dev.backdrop.headshot.look;

/** What happens to a mask that would repaint the person. */
public enum MaskChecks {
    /** The headshot is rejected before anything is paid. */
    REJECT,
    /** The headshot is processed, with a warning. */
    WARN,
    /** The mask is not looked at. What Firefly takes as it is, is not decoded. */
    OFF
}
