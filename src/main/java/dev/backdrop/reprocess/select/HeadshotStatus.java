package dev.backdrop.reprocess.select;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.backdrop.event.Condition;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.reprocess.scan.ListedHeadshot;

/**
 * What is known of one headshot.
 *
 * @param conditions empty where there is a record that nobody had to read
 * @param record where it was read, and could be
 */
public record HeadshotStatus(ListedHeadshot listed, Set<Condition> conditions, Optional<HeadshotRecord> record) {

    private static final Set<Condition> TO_BE_MADE =
            EnumSet.of(Condition.MISSING, Condition.UNFINISHED, Condition.WORKING, Condition.CHANGED_MASK);

    /**
     * Since when it could have been made; empty where there is nothing to make. No file tells when it was asked for once
     * more: then it is since when its record was left alone.
     */
    public Optional<Instant> waitingSince() {
        if (!listed.isComplete() || conditions.stream().noneMatch(TO_BE_MADE::contains)) {
            return Optional.empty();
        }
        Instant complete = listed.completeSince();
        boolean hasResult = listed.result()
                .filter(result -> !complete.isAfter(result.lastModified()))
                .isPresent();
        return record.filter(known -> hasResult || !known.forced().isEmpty())
                .map(HeadshotRecord::updatedAt)
                .or(() -> Optional.of(complete));
    }

    public String id() {
        return listed.id();
    }

    public boolean is(Condition condition) {
        return conditions.contains(condition);
    }
}
