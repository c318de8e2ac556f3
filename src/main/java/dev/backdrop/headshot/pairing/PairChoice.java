package dev.backdrop.headshot.pairing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.StoredObject;

/** Chooses among all photos and all masks of one headshot. */
public record PairChoice(MissingMasks missingMasks) {

    public Pairing.Halves choose(String id, List<StoredObject> allPhotos, List<StoredObject> allMasks) {
        List<StoredObject> photos = allPhotos.stream().sorted(bestFirst()).toList();
        List<StoredObject> masks = allMasks.stream().sorted(bestFirst()).toList();
        Optional<StoredObject> photo = first(photos);
        return new Pairing.Halves(
                photo,
                first(masks).or(() -> photo.flatMap(one -> missingMasks.standIn(id, one))),
                Stream.concat(photos.stream().skip(1), masks.stream().skip(1))
                        .map(StoredObject::key)
                        .toList());
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
}
