package dev.backdrop.local.page;

/**
 * What the function reported about one headshot in its summary line.
 *
 * @param reason null unless the outcome has one
 * @param message null unless the outcome has one; a sentence for a person
 * @param ms how long the attempt took
 */
public record Attempt(String id, String outcome, String reason, String message, long ms) {}
