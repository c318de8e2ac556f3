package dev.backdrop.reprocess.run;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.backdrop.reprocess.select.End;
import dev.backdrop.reprocess.select.Plan;
import dev.backdrop.reprocess.select.Tally;

/**
 * The state of a run, as stored in the bucket.
 *
 * @param step the number of messages that have continued the run
 * @param cursor the last id that was looked at; null at the beginning
 * @param tally the counts; each selected headshot was sent to the queue at least once
 * @param end null while headshots are still being selected
 */
public record Run(
        int version,
        String run,
        Plan plan,
        int step,
        @Nullable String cursor,
        Tally tally,
        @Nullable End end,
        Instant startedAt,
        Instant updatedAt) {

    static final int VERSION = 1;

    static Run begin(String run, Plan plan, Instant now) {
        return new Run(VERSION, run, plan, 1, null, Tally.zero(), null, now, now);
    }

    /** Names a missing part, as the end of a sentence; empty if none is missing. */
    Optional<String> missing() {
        return run == null || plan == null || tally == null
                ? Optional.of("run, plan or tally is missing")
                : Optional.empty();
    }

    Run after(@Nullable String newCursor, Tally newTally, @Nullable End newEnd, Instant now) {
        return new Run(version, run, plan, step, newCursor, newTally, newEnd, startedAt, now);
    }

    Run nextStep(Instant now) {
        return new Run(version, run, plan, step + 1, cursor, tally, end, startedAt, now);
    }

    public boolean isDone() {
        return end != null;
    }
}
