package dev.backdrop.local.firefly.wire;

/** A moment of a request, seen from its work: the token given out, the upload kept, the fill accepted and billed. */
public enum Phase {
    /** The request is here, nothing has happened yet. */
    BEFORE,
    /** Everything has happened, but no byte of the answer has been sent. */
    AFTER
}
