package dev.backdrop.bucket;

import java.util.Map;

/**
 * One version of an object, without its content.
 *
 * @param etag without quotes
 * @param metadata the user metadata, with names in lower case
 */
public record Version(String etag, Map<String, String> metadata) {

    public Version {
        metadata = Map.copyOf(metadata);
    }
}
