package dev.backdrop.event;

/** What a person decides about a headshot in doubt, or whose result does not come. */
public enum Resolution {
    /** Pay for the fill again. */
    RETRY,
    /** Ask once more for the result of a fill whose job is known; nothing is paid for. */
    FETCH,
    /** Give the headshot up: nothing is paid for again without an order. */
    FORGET
}
