package dev.backdrop.reprocess;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.backdrop.bucket.Loaded;
import dev.backdrop.event.Condition;
import dev.backdrop.headshot.Looks;
import dev.backdrop.headshot.Pairing;
import dev.backdrop.ledger.HeadshotRecord;
import dev.backdrop.ledger.Ledger;

/** Says in which conditions headshots are; reads records only where the listings do not tell. */
final class Inspector {

    private final Ledger ledger;
    private final Looks looks;
    private final Parallel parallel;
    private final Clock clock;

    Inspector(Ledger ledger, Looks looks, Parallel parallel, Clock clock) {
        this.ledger = ledger;
        this.looks = looks;
        this.parallel = parallel;
        this.clock = clock;
    }

    List<Finding> inspect(List<Sighting> sightings, Interest interest) {
        List<Sighting> toRead = sightings.stream().filter(interest::needsRecord).toList();
        var read = parallel.each(toRead, this::read).iterator();
        // Back in their order: what was read comes in the order in which it was asked for.
        return sightings.stream()
                .map(sighting -> interest.needsRecord(sighting) ? read.next() : unread(sighting))
                .toList();
    }

    private static Finding unread(Sighting sighting) {
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        if (!sighting.isComplete()) {
            conditions.add(Condition.WAITING);
        } else if (sighting.record().isEmpty()) {
            conditions.add(Condition.MISSING);
        } else if (sighting.looksProcessed()) {
            conditions.add(Condition.DONE);
        }
        return new Finding(sighting, conditions, Optional.empty());
    }

    private Finding read(Sighting sighting) {
        Loaded<HeadshotRecord> loaded = ledger.load(sighting.id());
        if (loaded instanceof Loaded.Unreadable<HeadshotRecord>) {
            return new Finding(sighting, EnumSet.of(Condition.IN_DOUBT), Optional.empty());
        }
        return loaded.found()
                .map(entry -> new Finding(sighting, conditions(sighting, entry.value()), Optional.of(entry.value())))
                // Deleted since it was listed.
                .orElseGet(() -> new Finding(sighting, EnumSet.of(Condition.MISSING), Optional.empty()));
    }

    private Set<Condition> conditions(Sighting sighting, HeadshotRecord record) {
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        if (isReplaced(sighting.halves(), record)) {
            conditions.add(Condition.CHANGED_MASK);
        }
        if (!looks.of(sighting.id()).made(record)) {
            conditions.add(Condition.CHANGED_LOOK);
        }
        Condition state = state(record);
        if (state != Condition.DONE || conditions.isEmpty()) {
            conditions.add(state);
        }
        return conditions;
    }

    private Condition state(HeadshotRecord record) {
        if (record.isClaimed(clock.instant())) {
            return Condition.WORKING;
        }
        return switch (record.state()) {
            case PREPARING, INTENT, SUBMITTED -> Condition.UNFINISHED;
            case PROCESSED -> Condition.DONE;
            case REJECTED -> Condition.FAILED;
            case IN_DOUBT -> Condition.IN_DOUBT;
        };
    }

    private static boolean isReplaced(Pairing.Halves halves, HeadshotRecord record) {
        return !halves.photo().orElseThrow().etag().equals(record.photo().etag())
                || !halves.mask().orElseThrow().etag().equals(record.mask().etag());
    }
}
