package dev.backdrop.bucket;

/** How a conditional write ended. */
public sealed interface WriteResult {

    /** Stored; {@code etag} (without quotes) is the condition for the next change. */
    record Written(String etag) implements WriteResult {}

    /** Somebody else wrote first, or at the same moment: read again, decide again. */
    record Lost() implements WriteResult {}
}
