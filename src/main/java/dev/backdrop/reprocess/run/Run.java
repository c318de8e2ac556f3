package dev.backdrop.reprocess.run;

import java.time.Instant;
import java.util.Optional;

import dev.backdrop.reprocess.select.End;
import dev.backdrop.reprocess.select.Plan;
import dev.backdrop.reprocess.select.Tally;

/**
 * The state of a run, as it is kept in the bucket.
 *
 * @param step how many messages have carried it so far
 * @param cursor the last id that is done with; null before the first
 * @param tally what was selected has been sent to the queue, at least once each
 * @param end null while headshots are still being selected
 */
public record Run(
        int version,
        String run,
        Plan plan,
        int step,
        String cursor,
        Tally tally,
        End end,
        Instant startedAt,
        Instant updatedAt) {

    static final int VERSION = 1;

    static Run begin(String run, Plan plan, Instant now) {
        return new Run(VERSION, run, plan, 1, null, Tally.zero(), null, now, now);
    }

    /** What a state must have, as the end of a sentence; nothing if it is there. */
    Optional<String> missing() {
        return run == null || plan == null || tally == null
                ? Optional.of("run, plan or tally is missing")
                : Optional.empty();
    }

    Run after(String newCursor, Tally newTally, End newEnd, Instant now) {
        return new Run(version, run, plan, step, newCursor, newTally, newEnd, startedAt, now);
    }

    Run nextStep(Instant now) {
        return new Run(version, run, plan, step + 1, cursor, tally, end, startedAt, now);
    }

    public boolean isDone() {
        return end != null;
    }
}
