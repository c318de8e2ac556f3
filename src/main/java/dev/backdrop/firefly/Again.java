package dev.backdrop.firefly;

/** Whether and when a failed call is sent again within the same invocation. */
public enum Again {
    NEVER,
    /** Once, without a pause, with a new token or with credentials that were read again. */
    AFTER_RENEWAL,
    AFTER_PAUSE,
    /** When a permit allows it: the whole organisation pauses, and {@link Permits} know until when. */
    WITH_PERMIT
}
