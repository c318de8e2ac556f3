package dev.backdrop.ledger.record;

import org.jspecify.annotations.Nullable;

/**
 * One stored result.
 *
 * @param etag under which it was stored, without quotes: only that version is ever replaced
 * @param versionId under which a versioned bucket keeps it after it was replaced; null in any other bucket
 * @param sha256 of the bytes as received, in hex
 * @param size in bytes
 * @param width in pixels
 * @param height in pixels
 * @param seed as Firefly reports it; null if it does not
 */
public record Output(
        String key,
        String etag,
        @Nullable String versionId,
        String sha256,
        String contentType,
        long size,
        int width,
        int height,
        @Nullable Integer seed) {}
