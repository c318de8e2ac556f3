package dev.backdrop.ledger.record;

import org.jspecify.annotations.Nullable;

/**
 * An object under the results' prefix that is not a current result: replaced by a newer one, or named before it is stored.
 *
 * @param etag under which it was stored, without quotes; null if that is not known
 */
public record Leftover(String key, @Nullable String etag) {}
