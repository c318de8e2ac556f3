package dev.backdrop.reprocess.select;

import java.util.Map;

import dev.backdrop.event.Condition;

/**
 * The counts of a selection.
 *
 * @param seen headshots looked at
 * @param selected headshots of those that go into the queue
 * @param fills fills that the selected headshots need
 * @param operations operations that these fills order
 * @param byCondition headshots by condition; one may count for several, and one whose record was not read for none
 */
public record Tally(int seen, int selected, int fills, int operations, Map<Condition, Integer> byCondition) {

    public Tally {
        byCondition = byCondition == null ? Map.of() : byCondition;
    }

    public static Tally zero() {
        return new Tally(0, 0, 0, 0, Map.of());
    }
}
