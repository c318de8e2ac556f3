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

    public boolean hasRecord() {
        return record.isPresent();
    }

    /** Returns when the later of photo and mask was written; empty where one is missing. */
    public Optional<Instant> completeSince() {
        return halves.photo().map(StoredObject::lastModified).flatMap(photo -> halves.mask()
                .map(StoredObject::lastModified)
                .map(mask -> photo.isAfter(mask) ? photo : mask));
    }

    public boolean hasResultAfter(Instant when) {
        return result.filter(made -> made.lastModified().isAfter(when)).isPresent();
    }

    /**
     * Whether the dates show that it is processed: photo and mask, then the result, and right after it the record. This
     * saves reading tens of thousands of records. Otherwise the record is read.
     */
    public boolean looksProcessed() {
        return looksMade() && completeSince().filter(this::hasResultAfter).isPresent();
    }

    /** Whether its record was written right after its result, whatever happened to photo and mask since. */
    public boolean looksMade() {
        return result.map(StoredObject::lastModified)
                        .flatMap(stored -> record.map(StoredObject::lastModified)
                                .filter(recorded ->
                                        !recorded.isBefore(stored) && recorded.isBefore(stored.plus(ONE_WRITE))))
                        .isPresent()
                && !isNamedLikeAVariation();
    }

    /** Whether its result may be another headshot's second, third or fourth. */
    private boolean isNamedLikeAVariation() {
        return id.matches("(?s).*-[234]");
    }
}
