package dev.backdrop.local.page;

import java.time.Instant;

/**
 * An object as a listing shows it.
 *
 * @param etag without quotes; null for a file that was dropped into the store's folder a moment ago
 */
record BucketObject(String key, String etag, long size, Instant lastModified) {

    /**
     * Changes with every overwrite, even with one in the folder itself, which keeps the old ETag. Whole seconds,
     * because a HEAD gives no fractions, and a listing may.
     */
    String version() {
        return (etag == null ? "new" : etag) + "-" + Long.toString(size, 36) + "-"
                + Long.toString(lastModified.getEpochSecond(), 36);
    }

    static String unquoted(String etag) {
        return etag == null ? null : etag.replace("\"", "");
    }
}
