package dev.backdrop.bucket;

/** How a conditional write ended. */
public sealed interface WriteResult {

    /** The object is stored; {@code etag} (without quotes) is the condition for the next change. */
    record Written(String etag) implements WriteResult {}

    /** Another writer was first: the caller reads and decides again. */
    record Lost() implements WriteResult {}

    /** No answer came. Only another read shows whether the object was written. */
    record Unanswered() implements WriteResult {}
}
