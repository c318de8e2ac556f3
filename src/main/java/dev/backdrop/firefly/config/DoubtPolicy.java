package dev.backdrop.firefly.config;

/** What becomes of a fill of which nobody knows whether it was paid for. */
public enum DoubtPolicy {
    /** It is listed, and a person decides. */
    HOLD,
    /** It is asked for again, within the bound on paid attempts. */
    RETRY
}
