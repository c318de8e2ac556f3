package dev.backdrop.local.firefly.wire;

/**
 * A moment before or after the work of a request: issuing the token, keeping the upload, accepting and billing the
 * fill.
 */
public enum Phase {
    /** The request has arrived; nothing has happened yet. */
    BEFORE,
    /** Everything has happened, but no byte of the answer has been sent. */
    AFTER
}
