package dev.backdrop.reprocess.select;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import dev.backdrop.event.Condition;
import dev.backdrop.reprocess.scan.ListedHeadshot;

/**
 * Which conditions somebody wants to know of, so that no record is read for nothing: 50,000 records are 50,000 requests.
 *
 * @param notTrustedAfter of a result that is newer, the listings do not tell that it is one of today's photo and mask: one
 *     of them may have been replaced while the headshot was being worked on
 */
public record RecordNeed(Set<Condition> conditions, Instant notTrustedAfter) {

    private static final Set<Condition> SEEN_IN_LISTINGS = EnumSet.of(Condition.MISSING, Condition.WAITING);
    private static final Set<Condition> ONLY_IN_RECORDS = EnumSet.of(Condition.CHANGED_LOOK, Condition.CHANGED_MASK);

    /** What a headshot may be beside waiting. */
    private static final Set<Condition> WITHOUT_A_HALF =
            EnumSet.of(Condition.UNFINISHED, Condition.WORKING, Condition.FAILED, Condition.IN_DOUBT);

    static RecordNeed everything() {
        return of(EnumSet.allOf(Condition.class));
    }

    static RecordNeed of(Set<Condition> conditions) {
        return new RecordNeed(conditions, Instant.MAX);
    }

    /** All but whether processed ones have changed since, where the listings do not hint at it. */
    public static RecordNeed troubles() {
        return of(EnumSet.complementOf(EnumSet.copyOf(ONLY_IN_RECORDS)));
    }

    public RecordNeed doubting(Instant after) {
        return new RecordNeed(conditions, after);
    }

    boolean needsRecord(ListedHeadshot listed) {
        if (listed.record().isEmpty()) {
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
                || listed.result().orElseThrow().lastModified().isAfter(notTrustedAfter);
    }
}
