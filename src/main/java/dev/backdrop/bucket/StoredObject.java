package dev.backdrop.bucket;

import java.time.Instant;

/**
 * An object as a listing shows it.
 *
 * @param etag without quotes
 * @param size in bytes
 */
public record StoredObject(String key, String etag, long size, Instant lastModified) {}
