package dev.backdrop.reprocess.select;

import java.util.Map;

import dev.backdrop.event.Condition;

/**
 * What has been counted.
 *
 * @param seen headshots looked at
 * @param selected of those, the ones to be put into the queue
 * @param fills that the selected need
 * @param operations that those fills order
 * @param byCondition how many were seen in each; one may be in several, and one whose record was not read is in none
 */
public record Tally(int seen, int selected, int fills, int operations, Map<Condition, Integer> byCondition) {

    public Tally {
        byCondition = byCondition == null ? Map.of() : byCondition;
    }

    public static Tally zero() {
        return new Tally(0, 0, 0, 0, Map.of());
    }
}
