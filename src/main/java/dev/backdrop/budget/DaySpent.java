package dev.backdrop.budget;

import java.time.LocalDate;

/**
 * What a day has cost, as it stands in the bucket.
 *
 * @param day in UTC
 * @param operations billed, or about to be
 */
record DaySpent(LocalDate day, int operations) {

    DaySpent and(int more) {
        return new DaySpent(day, Math.max(0, operations + more));
    }
}
