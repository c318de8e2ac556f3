package dev.backdrop.reprocess;

import java.util.Optional;
import java.util.Set;

import dev.backdrop.event.Condition;
import dev.backdrop.ledger.HeadshotRecord;

/**
 * What is known of one headshot.
 *
 * @param conditions empty where there is a record that nobody had to read
 * @param record where it was read, and could be
 */
record Finding(Sighting sighting, Set<Condition> conditions, Optional<HeadshotRecord> record) {

    String id() {
        return sighting.id();
    }

    boolean is(Condition condition) {
        return conditions.contains(condition);
    }
}
