package dev.backdrop.reprocess.select;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import dev.backdrop.event.Condition;
import dev.backdrop.reprocess.scan.ListedHeadshot;

/**
 * Which conditions the caller needs, so that only the necessary records are read: 50,000 records are 50,000 requests.
 *
 * @param notTrustedAfter the record of a newer result is read: photo or mask may have been replaced while the headshot was
 *     being processed, and the dates do not show it
 */
public record RecordNeed(Set<Condition> conditions, Instant notTrustedAfter) {

    private static final Set<Condition> SEEN_IN_LISTINGS = EnumSet.of(Condition.MISSING, Condition.WAITING);
    private static final Set<Condition> ONLY_IN_RECORDS = EnumSet.of(Condition.CHANGED_LOOK, Condition.CHANGED_MASK);

    /** The conditions that a waiting headshot may also have. */
    private static final Set<Condition> WITHOUT_A_HALF =
            EnumSet.of(Condition.UNFINISHED, Condition.WORKING, Condition.FAILED, Condition.IN_DOUBT);

    static RecordNeed everything() {
        return of(EnumSet.allOf(Condition.class));
    }

    /** The condition {@code DONE} needs the changes, too: a headshot whose look or mask has changed is not done. */
    static RecordNeed of(Set<Condition> conditions) {
        Set<Condition> needed = EnumSet.noneOf(Condition.class);
        needed.addAll(conditions);
        if (conditions.contains(Condition.DONE)) {
            needed.addAll(ONLY_IN_RECORDS);
        }
        return new RecordNeed(needed, Instant.MAX);
    }

    /** Returns a need for all conditions but changes of processed headshots, unless the listings show them. */
    public static RecordNeed troubles() {
        return new RecordNeed(EnumSet.complementOf(EnumSet.copyOf(ONLY_IN_RECORDS)), Instant.MAX);
    }

    public RecordNeed doubting(Instant after) {
        return new RecordNeed(conditions, after);
    }

    boolean needsRecord(ListedHeadshot listed) {
        if (!listed.hasRecord()) {
            return false;
        }
        if (!listed.isComplete()) {
            return conditions.stream().anyMatch(WITHOUT_A_HALF::contains) && !listed.looksMade();
        }
        if (SEEN_IN_LISTINGS.containsAll(conditions)) {
            return false;
        }
        return conditions.stream().anyMatch(ONLY_IN_RECORDS::contains)
                || !listed.looksProcessed()
                || listed.hasResultAfter(notTrustedAfter);
    }
}
