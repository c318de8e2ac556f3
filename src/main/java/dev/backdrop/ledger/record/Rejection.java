package dev.backdrop.ledger.record;

/**
 * Why a headshot is refused for good.
 *
 * @param reason a stable word for programs
 * @param message a sentence for a person: the file, the cause, the remedy
 */
public record Rejection(String reason, String message) {}
