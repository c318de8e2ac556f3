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

/** Looks at all headshots of a scope, for an answer at once: as far as the time allows. */
public final class Survey {

    private static final int CHUNK = 500;
    /** Kept back for the chunk under way, and for the answer. */
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
     * Shows each headshot to {@code visitor} until that answers false.
     *
     * @param relevant judges by the listings alone; nothing else is inspected
     * @return whether it came to its end before the time did
     */
    public boolean walk(
            Scope scope,
            RecordNeed need,
            Predicate<ListedHeadshot> relevant,
            Deadline invocationEnd,
            Predicate<HeadshotStatus> visitor) {
        return walk(inventory.of(scope, Optional.empty()), need, relevant, invocationEnd, visitor);
    }

    /** The same, also for headshots of which there is only a record. */
    public boolean walkWithRecordsAlone(
            Scope scope, RecordNeed need, Deadline invocationEnd, Predicate<HeadshotStatus> visitor) {
        Iterator<ListedHeadshot> all = inventory.withRecordsAlone(scope, Optional.empty());
        return walk(all, need, sighting -> true, invocationEnd, visitor);
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
            for (HeadshotStatus finding : inspector.inspect(wanted, need)) {
                if (!visitor.test(finding)) {
                    return true;
                }
            }
        }
        return true;
    }
}
