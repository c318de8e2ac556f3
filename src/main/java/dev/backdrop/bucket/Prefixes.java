package dev.backdrop.bucket;

import java.util.List;

/**
 * The four folders of the bucket; each ends with a slash.
 *
 * @param headshots photos
 * @param masks masks
 * @param processed results
 * @param records records
 */
public record Prefixes(String headshots, String masks, String processed, String records) {

    public List<String> all() {
        return List.of(headshots, masks, processed, records);
    }
}
