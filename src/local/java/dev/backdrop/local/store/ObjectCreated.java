package dev.backdrop.local.store;

import java.time.Instant;

/**
 * An object was created or replaced.
 *
 * @param eventName as S3 spells it, for example {@code ObjectCreated:Put}
 * @param eTag without quotes
 */
public record ObjectCreated(String eventName, String key, long size, String eTag, Instant at) {}
