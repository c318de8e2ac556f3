package dev.backdrop.quota;

import java.time.LocalDate;

/**
 * What is reserved of a day's quota and budget, or used.
 *
 * @param day in UTC
 * @param operations billed, or about to be
 */
record Usage(LocalDate day, int calls, int operations) {

    Usage and(int moreCalls, int moreOperations) {
        return new Usage(day, Math.max(0, calls + moreCalls), Math.max(0, operations + moreOperations));
    }
}
