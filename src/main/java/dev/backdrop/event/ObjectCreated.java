package dev.backdrop.event;

import java.util.Optional;

/**
 * One object that appeared in a bucket.
 *
 * @param key the real key: decoded if the source encodes it (S3 notifications), else as it is (EventBridge)
 * @param etag without quotes; empty if the source does not name it
 */
public record ObjectCreated(String bucket, String key, Optional<String> etag) {}
