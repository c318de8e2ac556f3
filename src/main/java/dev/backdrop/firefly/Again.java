package dev.backdrop.firefly;

/** Whether this very call is worth sending again, now. */
public enum Again {
    NEVER,
    /** At once and only once, with a new token or with credentials read again. */
    AFTER_RENEWAL,
    AFTER_PAUSE,
    /** When its permit says so: the pause is the organisation's, and the permit knows it. */
    WITH_PERMIT
}
