package dev.backdrop.firefly.config;

/** What happens to a fill that may or may not have been paid for. */
public enum DoubtPolicy {
    /** The report lists it, and a person decides. */
    HOLD,
    /** It is ordered again, within the bound on paid attempts. */
    RETRY
}
