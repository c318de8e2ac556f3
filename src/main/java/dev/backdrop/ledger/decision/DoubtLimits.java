package dev.backdrop.ledger.decision;

/**
 * What happens to a headshot in doubt without an order.
 *
 * @param retry whether the function pays again without an order
 * @param maxPaidFills fills of one recipe that may have been paid for, at most; beyond it a person decides
 */
public record DoubtLimits(boolean retry, int maxPaidFills) {}
