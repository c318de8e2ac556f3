package dev.backdrop.reprocess.select;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.backdrop.bucket.Loaded;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.event.Condition;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.pairing.Pairing;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.State;
import dev.backdrop.reprocess.scan.ListedHeadshot;
import dev.backdrop.reprocess.scan.Parallel;

/** Says in which conditions headshots are; reads records only where the listings do not tell. */
public final class Inspector {

    private final Ledger ledger;
    private final Looks looks;
    private final Parallel parallel;
    private final Clock clock;

    public Inspector(Ledger ledger, Looks looks, Parallel parallel, Clock clock) {
        this.ledger = ledger;
        this.looks = looks;
        this.parallel = parallel;
        this.clock = clock;
    }

    public List<HeadshotStatus> inspect(List<ListedHeadshot> listing, RecordNeed need) {
        List<ListedHeadshot> toRead = listing.stream().filter(need::needsRecord).toList();
        var read = parallel.each(toRead, this::read).iterator();
        // Back in their order: what was read comes in the order in which it was asked for.
        return listing.stream()
                .map(sighting -> need.needsRecord(sighting) ? read.next() : unread(sighting))
                .toList();
    }

    private static HeadshotStatus unread(ListedHeadshot sighting) {
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        if (!sighting.isComplete()) {
            conditions.add(Condition.WAITING);
        } else if (sighting.record().isEmpty()) {
            conditions.add(Condition.MISSING);
        } else if (sighting.looksProcessed()) {
            conditions.add(Condition.DONE);
        }
        return new HeadshotStatus(sighting, conditions, Optional.empty());
    }

    private HeadshotStatus read(ListedHeadshot sighting) {
        Loaded<HeadshotRecord> loaded = ledger.load(sighting.id());
        if (loaded instanceof Loaded.Unreadable<HeadshotRecord>) {
            return new HeadshotStatus(sighting, EnumSet.of(Condition.IN_DOUBT), Optional.empty());
        }
        return loaded.found()
                .map(entry ->
                        new HeadshotStatus(sighting, conditions(sighting, entry.value()), Optional.of(entry.value())))
                // Deleted since it was listed.
                .orElseGet(() -> new HeadshotStatus(sighting, EnumSet.of(Condition.MISSING), Optional.empty()));
    }

    private Set<Condition> conditions(ListedHeadshot sighting, HeadshotRecord record) {
        if (!sighting.isComplete()) {
            return withoutAHalf(sighting.halves(), record);
        }
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

    /** What was ordered goes on, and what needs a person does so, whatever became of the files. */
    private Set<Condition> withoutAHalf(Pairing.Halves halves, HeadshotRecord record) {
        Condition state = record.hasKeptResults() ? Condition.WAITING : state(record);
        boolean isOrdered = record.state() == State.SUBMITTED || record.state() == State.INTENT;
        boolean stillHolds =
                switch (state) {
                    case IN_DOUBT -> true;
                    case UNFINISHED, WORKING -> isOrdered;
                    case FAILED -> isOfThese(halves, record);
                    default -> false;
                };
        return stillHolds ? EnumSet.of(Condition.WAITING, state) : EnumSet.of(Condition.WAITING);
    }

    /** Whether it was refused for the half that is there. */
    private static boolean isOfThese(Pairing.Halves halves, HeadshotRecord record) {
        return isOf(halves.photo(), record.photo()) || isOf(halves.mask(), record.mask());
    }

    private static boolean isOf(Optional<StoredObject> half, Source recorded) {
        return recorded != null
                && half.filter(object -> object.etag().equals(recorded.etag())).isPresent();
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
        return !isOf(halves.photo(), record.photo()) || !isOf(halves.mask(), record.mask());
    }
}
