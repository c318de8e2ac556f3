package dev.backdrop.headshot.pairing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Place;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.time.ParallelPair;

/** Finds the photo and the mask of a headshot: of several, the newest. */
public final class Pairing {

    private final Bucket bucket;
    private final Keys keys;
    private final PairChoice choice;
    private final ParallelPair inParallel;

    public Pairing(Bucket bucket, Keys keys, PairChoice choice, ParallelPair inParallel) {
        this.bucket = bucket;
        this.keys = keys;
        this.choice = choice;
        this.inParallel = inParallel;
    }

    public Halves find(String id) {
        // One listing each has the key, the ETag and the size of every candidate, whatever its extension.
        var found = inParallel.both(
                () -> candidates(keys.photosOf(id), new Place.Photo(id)),
                () -> candidates(keys.masksOf(id), new Place.Mask(id)));
        return choice.choose(id, found.first(), found.second());
    }

    private List<StoredObject> candidates(String prefix, Place wanted) {
        return bucket.list(prefix).stream()
                .filter(object -> keys.place(object.key()).equals(wanted))
                .toList();
    }

    /** What there is of a headshot. */
    public record Halves(Optional<StoredObject> photo, Optional<StoredObject> mask, List<String> passedOver) {

        public boolean areComplete() {
            return photo.isPresent() && mask.isPresent();
        }

        /** How long the photo still waits for a mask, before one is made for it. */
        public Optional<Duration> waitsForMask(Instant now) {
            return mask.filter(one -> Source.isMade(one.etag()))
                    .map(made -> Duration.between(now, made.lastModified()))
                    .filter(left -> !left.isNegative() && !left.isZero());
        }
    }
}
