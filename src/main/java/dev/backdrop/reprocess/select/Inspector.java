package dev.backdrop.reprocess.select;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

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

/** Determines the conditions of headshots. Reads a record only where the listings do not suffice. */
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
        // Restores the listing's order: the read records come in the order of their reads.
        return listing.stream()
                .map(listed -> need.needsRecord(listed) ? read.next() : unread(listed))
                .toList();
    }

    private static HeadshotStatus unread(ListedHeadshot listed) {
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        if (!listed.isComplete()) {
            conditions.add(Condition.WAITING);
        } else if (!listed.hasRecord()) {
            conditions.add(Condition.MISSING);
        } else if (listed.looksProcessed()) {
            conditions.add(Condition.DONE);
        }
        return new HeadshotStatus(listed, conditions, Optional.empty());
    }

    private HeadshotStatus read(ListedHeadshot listed) {
        Loaded<HeadshotRecord> loaded = ledger.load(listed.id());
        if (loaded instanceof Loaded.Unreadable<HeadshotRecord>) {
            return new HeadshotStatus(listed, EnumSet.of(Condition.IN_DOUBT), Optional.empty());
        }
        return loaded.found()
                .map(found -> new HeadshotStatus(listed, conditions(listed, found.value()), Optional.of(found.value())))
                // Deleted after the listing.
                .orElseGet(() -> new HeadshotStatus(listed, EnumSet.of(Condition.MISSING), Optional.empty()));
    }

    private Set<Condition> conditions(ListedHeadshot listed, HeadshotRecord record) {
        if (!listed.isComplete()) {
            return withoutAHalf(listed.halves(), record);
        }
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        if (isReplaced(listed.halves(), record)) {
            conditions.add(Condition.CHANGED_MASK);
        }
        if (!looks.of(listed.id()).made(record)) {
            conditions.add(Condition.CHANGED_LOOK);
        }
        Condition state = state(record);
        if (state != Condition.DONE || conditions.isEmpty()) {
            conditions.add(state);
        }
        return conditions;
    }

    /** Adds to {@code WAITING} what still holds without a file: an ordered fill continues, and a doubt needs a person. */
    private Set<Condition> withoutAHalf(Pairing.Halves halves, HeadshotRecord record) {
        Condition state = record.hasKeptResults() ? Condition.WAITING : state(record);
        boolean isOrdered = record.state() == State.SUBMITTED || record.state() == State.INTENT;
        boolean stillHolds =
                switch (state) {
                    case IN_DOUBT -> true;
                    case UNFINISHED, WORKING -> isOrdered;
                    case FAILED -> recordsOneOf(halves, record);
                    default -> false;
                };
        return stillHolds ? EnumSet.of(Condition.WAITING, state) : EnumSet.of(Condition.WAITING);
    }

    /** Whether the rejection concerns the half that is there. */
    private static boolean recordsOneOf(Pairing.Halves halves, HeadshotRecord record) {
        return isRecorded(halves.photo(), record.photo()) || isRecorded(halves.mask(), record.mask());
    }

    private static boolean isRecorded(Optional<StoredObject> half, @Nullable Source recorded) {
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
        return !isRecorded(halves.photo(), record.photo()) || !isRecorded(halves.mask(), record.mask());
    }
}
