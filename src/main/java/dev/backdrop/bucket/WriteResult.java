package dev.backdrop.bucket;

import org.jspecify.annotations.Nullable;

/** How a conditional write ended. */
public sealed interface WriteResult {

    /**
     * The object is stored.
     *
     * @param etag without quotes; the condition for the next change
     * @param versionId under which a versioned bucket keeps these bytes after the next change; null where it keeps none
     */
    record Written(String etag, @Nullable String versionId) implements WriteResult {}

    /** Another writer was first: the caller reads and decides again. */
    record Lost() implements WriteResult {}

    /** No answer came. Only another read shows whether the object was written. */
    record Unanswered() implements WriteResult {}
}
