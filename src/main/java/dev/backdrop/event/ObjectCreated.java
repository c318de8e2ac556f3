package dev.backdrop.event;

import java.util.Optional;

/**
 * One object that appeared in a bucket.
 *
 * @param key the real key: decoded where the source encodes it (S3 notifications), as is where it does not (EventBridge)
 * @param etag without quotes; absent where the source does not tell it
 */
public record ObjectCreated(String bucket, String key, Optional<String> etag) {}
