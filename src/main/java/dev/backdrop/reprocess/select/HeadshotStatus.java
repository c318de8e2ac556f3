package dev.backdrop.reprocess.select;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.backdrop.bucket.StoredObject;
import dev.backdrop.event.Condition;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.State;
import dev.backdrop.reprocess.scan.ListedHeadshot;

/**
 * A headshot's conditions, from the listings and perhaps its record.
 *
 * @param conditions empty where there is a record that did not have to be read
 * @param record the record, where it was read and is valid
 */
public record HeadshotStatus(ListedHeadshot listed, Set<Condition> conditions, Optional<HeadshotRecord> record) {

    private static final Set<Condition> TO_BE_MADE =
            EnumSet.of(Condition.MISSING, Condition.UNFINISHED, Condition.WORKING, Condition.CHANGED_MASK);

    /**
     * Returns since when the headshot could have been finished; empty where there is nothing to do. For an order to process
     * it once more, no file has a date: the last change of its record counts.
     */
    public Optional<Instant> waitingSince() {
        return listed.completeSince()
                .filter(complete -> conditions.stream().anyMatch(TO_BE_MADE::contains))
                .map(complete -> record.filter(known ->
                                hasResultSince(complete) || !known.forced().isEmpty())
                        .map(HeadshotRecord::updatedAt)
                        .orElse(complete));
    }

    private boolean hasResultSince(Instant complete) {
        return listed.result()
                .filter(result -> !complete.isAfter(result.lastModified()))
                .isPresent();
    }

    /**
     * Whether its mask is to be ordered of Adobe, and paid for, before its fill. A record that was not read is that of a headshot that
     * looks processed, and its mask is there.
     */
    public boolean needsPaidMask() {
        return listed.halves()
                .mask()
                .map(StoredObject::etag)
                .filter(Source::isMadeByAdobe)
                .filter(version -> record.map(known -> !known.paidMask(version).isPresent() && !isMade(known, version))
                        .orElse(!listed.hasRecord()))
                .isPresent();
    }

    /** Whether Adobe is making this mask: it is paid for already. */
    private static boolean isMade(HeadshotRecord record, String version) {
        return record.state() == State.SUBMITTED
                && record.ordersMask()
                && record.orderedRecipe().equals(version);
    }

    public String id() {
        return listed.id();
    }

    public boolean is(Condition condition) {
        return conditions.contains(condition);
    }
}
