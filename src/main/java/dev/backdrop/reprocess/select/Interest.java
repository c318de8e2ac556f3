package dev.backdrop.reprocess.select;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import dev.backdrop.event.Condition;
import dev.backdrop.reprocess.scan.Sighting;

/**
 * Which conditions somebody wants to know of, so that no record is read for nothing: 50,000 records are 50,000 requests.
 *
 * @param notTrustedAfter of a result that is newer, the listings do not tell that it is one of today's photo and mask: one
 *     of them may have been replaced while the headshot was being worked on
 */
public record Interest(Set<Condition> conditions, Instant notTrustedAfter) {

    private static final Set<Condition> SEEN_IN_LISTINGS = EnumSet.of(Condition.MISSING, Condition.WAITING);
    private static final Set<Condition> ONLY_IN_RECORDS = EnumSet.of(Condition.CHANGED_LOOK, Condition.CHANGED_MASK);

    /** What a headshot may be beside waiting. */
    private static final Set<Condition> WITHOUT_A_HALF =
            EnumSet.of(Condition.UNFINISHED, Condition.WORKING, Condition.FAILED, Condition.IN_DOUBT);

    static Interest everything() {
        return of(EnumSet.allOf(Condition.class));
    }

    static Interest of(Set<Condition> conditions) {
        return new Interest(conditions, Instant.MAX);
    }

    /** All but whether processed ones have changed since, where the listings do not hint at it. */
    public static Interest troubles() {
        return of(EnumSet.complementOf(EnumSet.copyOf(ONLY_IN_RECORDS)));
    }

    public Interest doubting(Instant after) {
        return new Interest(conditions, after);
    }

    boolean needsRecord(Sighting sighting) {
        if (sighting.record().isEmpty()) {
            return false;
        }
        if (!sighting.isComplete()) {
            return conditions.stream().anyMatch(WITHOUT_A_HALF::contains) && !sighting.looksMade();
        }
        if (SEEN_IN_LISTINGS.containsAll(conditions)) {
            return false;
        }
        return conditions.stream().anyMatch(ONLY_IN_RECORDS::contains)
                || !sighting.looksProcessed()
                || sighting.result().orElseThrow().lastModified().isAfter(notTrustedAfter);
    }
}
