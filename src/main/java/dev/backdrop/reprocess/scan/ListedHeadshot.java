package dev.backdrop.reprocess.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.backdrop.bucket.StoredObject;
import dev.backdrop.headshot.pairing.Pairing;

/**
 * What the listings alone show of one headshot.
 *
 * @param record the object, unread
 * @param result the first result
 */
public record ListedHeadshot(
        String id, Pairing.Halves halves, Optional<StoredObject> record, Optional<StoredObject> result) {

    /** Between a result and its record lies one small write. */
    private static final Duration ONE_WRITE = Duration.ofMinutes(2);

    public boolean isComplete() {
        return halves.areComplete();
    }

    /** Or else there is only a record. */
    boolean hasHalf() {
        return halves.photo().isPresent() || halves.mask().isPresent();
    }

    /** When the later of photo and mask was written; only where it {@link #isComplete()}. */
    public Instant completeSince() {
        Instant photo = halves.photo().orElseThrow().lastModified();
        Instant mask = halves.mask().orElseThrow().lastModified();
        return photo.isAfter(mask) ? photo : mask;
    }

    /**
     * Whether the order of the writes says that it is processed: photo and mask, the result, right after it the record.
     * Spares reading tens of thousands of records; where it does not hold, the record is read.
     */
    public boolean looksProcessed() {
        return isComplete()
                && looksMade()
                && halves.photo().get().lastModified().isBefore(result.get().lastModified())
                && halves.mask().get().lastModified().isBefore(result.get().lastModified());
    }

    /** Whether the last thing that happened to it is a result, whatever became of photo and mask since. */
    public boolean looksMade() {
        if (record.isEmpty() || result.isEmpty() || isNamedLikeAVariation()) {
            return false;
        }
        var stored = result.get().lastModified();
        var recorded = record.get().lastModified();
        return !recorded.isBefore(stored) && recorded.isBefore(stored.plus(ONE_WRITE));
    }

    /** Then the result may be another headshot's second, third or fourth. */
    private boolean isNamedLikeAVariation() {
        return id.matches("(?s).*-[234]");
    }
}
