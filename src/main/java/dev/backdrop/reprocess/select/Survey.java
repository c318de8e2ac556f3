package dev.backdrop.reprocess.select;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.backdrop.event.Scope;
import dev.backdrop.reprocess.scan.Chunks;
import dev.backdrop.reprocess.scan.Inventory;
import dev.backdrop.reprocess.scan.ListedHeadshot;
import dev.backdrop.time.Deadline;

/** Visits the headshots of a scope, as far as the invocation's time allows. */
public final class Survey {

    private static final int CHUNK = 500;
    /** Time for the current chunk and for the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final Inventory inventory;
    private final Inspector inspector;
    private final Clock clock;

    public Survey(Inventory inventory, Inspector inspector, Clock clock) {
        this.inventory = inventory;
        this.inspector = inspector;
        this.clock = clock;
    }

    /**
     * Visits each headshot until {@code visitor} returns false.
     *
     * @param relevant filters by the listings; only these headshots are inspected
     * @return whether the walk ended before its time was up
     */
    public boolean walk(
            Scope scope,
            RecordNeed need,
            Predicate<ListedHeadshot> relevant,
            Deadline invocationEnd,
            Predicate<HeadshotStatus> visitor) {
        return walk(inventory.of(scope, Optional.empty()), need, relevant, invocationEnd, visitor);
    }

    /** Visits also headshots that have only a record. */
    public boolean walkWithRecordsAlone(
            Scope scope, RecordNeed need, Deadline invocationEnd, Predicate<HeadshotStatus> visitor) {
        Iterator<ListedHeadshot> all = inventory.withRecordsAlone(scope, Optional.empty());
        return walk(all, need, listed -> true, invocationEnd, visitor);
    }

    private boolean walk(
            Iterator<ListedHeadshot> listing,
            RecordNeed need,
            Predicate<ListedHeadshot> relevant,
            Deadline invocationEnd,
            Predicate<HeadshotStatus> visitor) {
        Deadline deadline = invocationEnd.minus(RESERVE);
        while (listing.hasNext()) {
            if (!deadline.allows(Duration.ZERO, clock)) {
                return false;
            }
            List<ListedHeadshot> chunk = Chunks.next(listing, CHUNK);
            List<ListedHeadshot> wanted = chunk.stream().filter(relevant).toList();
            for (HeadshotStatus headshot : inspector.inspect(wanted, need)) {
                if (!visitor.test(headshot)) {
                    return true;
                }
            }
        }
        return true;
    }
}
