package dev.backdrop.ledger.record;

/**
 * An object among the results that is none of them: replaced by newer ones, or named before it is stored.
 *
 * @param etag under which it was stored, without quotes; null where that is not known
 */
public record Leftover(String key, String etag) {}
