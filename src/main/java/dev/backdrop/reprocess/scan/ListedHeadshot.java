package dev.backdrop.reprocess.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.backdrop.bucket.StoredObject;
import dev.backdrop.headshot.pairing.Pairing;

/**
 * A headshot as the listings show it.
 *
 * @param record the record's object, unread
 * @param result the first result
 */
public record ListedHeadshot(
        String id, Pairing.Halves halves, Optional<StoredObject> record, Optional<StoredObject> result) {

    /** Only one small write lies between a result and its record. */
    private static final Duration ONE_WRITE = Duration.ofMinutes(2);

    public boolean isComplete() {
        return halves.areComplete();
    }

    /** Whether there is a photo or a mask; otherwise there is only a record. */
    boolean hasHalf() {
        return halves.photo().isPresent() || halves.mask().isPresent();
    }

    /** Returns when the later of photo and mask was written; only where it {@link #isComplete()}. */
    public Instant completeSince() {
        Instant photo = halves.photo().orElseThrow().lastModified();
        Instant mask = halves.mask().orElseThrow().lastModified();
        return photo.isAfter(mask) ? photo : mask;
    }

    /**
     * Whether the dates show that it is processed: photo and mask, then the result, and right after it the record. This
     * saves reading tens of thousands of records. Otherwise the record is read.
     */
    public boolean looksProcessed() {
        return isComplete()
                && looksMade()
                && halves.photo().get().lastModified().isBefore(result.get().lastModified())
                && halves.mask().get().lastModified().isBefore(result.get().lastModified());
    }

    /** Whether its record was written right after its result, whatever happened to photo and mask since. */
    public boolean looksMade() {
        if (record.isEmpty() || result.isEmpty() || isNamedLikeAVariation()) {
            return false;
        }
        var stored = result.get().lastModified();
        var recorded = record.get().lastModified();
        return !recorded.isBefore(stored) && recorded.isBefore(stored.plus(ONE_WRITE));
    }

    /** Whether its result may be another headshot's second, third or fourth. */
    private boolean isNamedLikeAVariation() {
        return id.matches("(?s).*-[234]");
    }
}
