package dev.backdrop.firefly;

/** Whether this very call is worth sending again, now. */
enum Again {
    NEVER,
    /** At once and only once, with a new token or with credentials read again. */
    AFTER_RENEWAL,
    AFTER_PAUSE
}
