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
    private static final String MADE_LOCALLY = "made-locally-1-";

    private static final String MADE_BY_ADOBE = "made-by-adobe-1-";

    /** The version of the mask that the function makes of a photo. */
    public static String versionMadeOf(String photoEtag) {
        return MADE_LOCALLY + photoEtag;
    }

    /** The version of the mask that Adobe makes of a photo. */
    public static String versionMadeByAdobeOf(String photoEtag) {
        return MADE_BY_ADOBE + photoEtag;
    }

    /** Whether it is a mask that is made of the photo: no file in the bucket has this version. */
    public boolean isMade() {
        return isMade(etag);
    }

    public boolean isMadeByAdobe() {
        return isMadeByAdobe(etag);
    }

    public static boolean isMadeByAdobe(String version) {
        return version.startsWith(MADE_BY_ADOBE);
    }

    public static boolean isMade(String version) {
        return version.startsWith(MADE_LOCALLY) || isMadeByAdobe(version);
    }
}
