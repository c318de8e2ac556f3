package dev.backdrop.bucket;

/**
 * The four folders of the bucket; each ends with a slash.
 *
 * @param headshots photos
 * @param masks masks
 * @param processed results
 * @param records records
 */
public record Prefixes(String headshots, String masks, String processed, String records) {

    /** Where no others are configured. */
    public static final Prefixes STANDARD = new Prefixes("headshots/", "masks/", "processed/", "records/");
}
