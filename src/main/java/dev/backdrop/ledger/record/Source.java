package dev.backdrop.ledger.record;

import java.time.Instant;

/**
 * The photo or mask a record speaks of, as it was listed.
 *
 * @param etag without quotes
 * @param size in bytes
 */
public record Source(String key, String etag, long size, Instant lastModified) {

    /** Begins the version of a mask that the function makes; a change of the way it is made needs another number. */
    private static final String MADE = "made-locally-1-";

    /** The version of the mask that the function makes of a photo. */
    public static String versionMadeOf(String photoEtag) {
        return MADE + photoEtag;
    }

    /** Whether it is a mask that the function makes: no file in the bucket has this version. */
    public boolean isMade() {
        return isMade(etag);
    }

    public static boolean isMade(String version) {
        return version.startsWith(MADE);
    }
}
