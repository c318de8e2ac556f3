package dev.backdrop.ledger.record;

import java.time.Instant;

/**
 * The photo or mask a record speaks of, as it was listed.
 *
 * @param etag without quotes
 * @param size in bytes
 */
public record Source(String key, String etag, long size, Instant lastModified) {}
