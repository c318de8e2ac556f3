package dev.backdrop.event;

/** What a person decides about a headshot in doubt. */
public enum Resolution {
    /** Pay for the fill again. */
    RETRY,
    /** Give the headshot up: nothing is paid for again by itself. */
    FORGET
}
