package dev.backdrop.bucket;

/** How a conditional write ended. */
public sealed interface WriteResult {

    /** Stored; {@code etag} (without quotes) is the condition for the next change. */
    record Written(String etag) implements WriteResult {}

    /** Somebody else wrote first, or at the same moment: read again, decide again. */
    record Lost() implements WriteResult {}

    /** No answer came: it is written, or it is not, and only reading again tells. */
    record Unanswered() implements WriteResult {}
}
