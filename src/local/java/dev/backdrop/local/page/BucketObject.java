package dev.backdrop.local.page;

import java.time.Instant;

/**
 * An object as a listing shows it.
 *
 * @param etag without quotes; null for a file somebody dropped into the store's folder a moment ago
 */
record BucketObject(String key, String etag, long size, Instant lastModified) {

    /**
     * Changes with every overwrite, also with one behind the store's back, which leaves the old ETag in place. Whole
     * seconds, because a HEAD tells no more, and a listing may.
     */
    String version() {
        return (etag == null ? "new" : etag) + "-" + Long.toString(size, 36) + "-"
                + Long.toString(lastModified.getEpochSecond(), 36);
    }

    static String unquoted(String etag) {
        return etag == null ? null : etag.replace("\"", "");
    }
}
