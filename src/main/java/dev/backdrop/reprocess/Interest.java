package dev.backdrop.reprocess;

import java.util.EnumSet;
import java.util.Set;

import dev.backdrop.event.Condition;

/**
 * Which conditions somebody wants to know of, so that no record is read for nothing: 50,000 records are 50,000 requests.
 */
record Interest(Set<Condition> conditions) {

    private static final Set<Condition> SEEN_IN_LISTINGS = EnumSet.of(Condition.MISSING, Condition.WAITING);
    private static final Set<Condition> ONLY_IN_RECORDS = EnumSet.of(Condition.CHANGED_LOOK, Condition.CHANGED_MASK);

    static Interest everything() {
        return new Interest(EnumSet.allOf(Condition.class));
    }

    /** All but whether processed ones have changed since, where the listings do not hint at it. */
    static Interest troubles() {
        return new Interest(EnumSet.complementOf(EnumSet.copyOf(ONLY_IN_RECORDS)));
    }

    boolean needsRecord(Sighting sighting) {
        if (!sighting.isComplete() || sighting.record().isEmpty()) {
            return false;
        }
        if (SEEN_IN_LISTINGS.containsAll(conditions)) {
            return false;
        }
        return conditions.stream().anyMatch(ONLY_IN_RECORDS::contains) || !sighting.looksProcessed();
    }
}
