package dev.backdrop.headshot.pairing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Place;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.time.ParallelPair;

/** Finds the photo and the mask of a headshot: of several, the newest. */
public final class Pairing {

    private final Bucket bucket;
    private final Keys keys;
    private final ParallelPair inParallel;

    public Pairing(Bucket bucket, Keys keys, ParallelPair inParallel) {
        this.bucket = bucket;
        this.keys = keys;
        this.inParallel = inParallel;
    }

    public Halves find(String id) {
        // One listing each has the key, the ETag and the size of every candidate, whatever its extension.
        var found = inParallel.both(
                () -> candidates(keys.photosOf(id), new Place.Photo(id)),
                () -> candidates(keys.masksOf(id), new Place.Mask(id)));
        return choose(found.first(), found.second());
    }

    /** Chooses among all photos and all masks of one headshot. */
    public static Halves choose(List<StoredObject> allPhotos, List<StoredObject> allMasks) {
        List<StoredObject> photos = allPhotos.stream().sorted(bestFirst()).toList();
        List<StoredObject> masks = allMasks.stream().sorted(bestFirst()).toList();
        return new Halves(
                first(photos),
                first(masks),
                Stream.concat(photos.stream().skip(1), masks.stream().skip(1))
                        .map(StoredObject::key)
                        .toList());
    }

    private List<StoredObject> candidates(String prefix, Place wanted) {
        return bucket.list(prefix).stream()
                .filter(object -> keys.place(object.key()).equals(wanted))
                .toList();
    }

    /** The newest that Firefly takes; a HEIC beside a JPEG is not chosen, however new it is. */
    private static Comparator<StoredObject> bestFirst() {
        return Comparator.comparing((StoredObject object) -> !Keys.isSupported(object.key()))
                .thenComparing(StoredObject::lastModified, Comparator.reverseOrder())
                .thenComparing(StoredObject::key);
    }

    private static Optional<StoredObject> first(List<StoredObject> objects) {
        return objects.stream().findFirst();
    }

    /** What there is of a headshot. */
    public record Halves(Optional<StoredObject> photo, Optional<StoredObject> mask, List<String> passedOver) {

        public boolean areComplete() {
            return photo.isPresent() && mask.isPresent();
        }
    }
}
