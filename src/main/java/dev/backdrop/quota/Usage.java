package dev.backdrop.quota;

import java.time.LocalDate;

/**
 * The reserved and used part of a day's quota and budget.
 *
 * @param day in UTC
 * @param operations operations billed, or about to be
 */
record Usage(LocalDate day, int calls, int operations) {

    Usage and(int moreCalls, int moreOperations) {
        return new Usage(day, Math.max(0, calls + moreCalls), Math.max(0, operations + moreOperations));
    }
}
