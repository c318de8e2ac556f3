package dev.backdrop.local.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One look at the whole bucket. */
final class Inventory {

    private final Map<String, BucketObject> byKey = new LinkedHashMap<>();
    private final Map<String, Sighting> byId = new LinkedHashMap<>();

    static Inventory of(PageBucket bucket, Prefixes prefixes) {
        Inventory inventory = new Inventory();
        for (Folder folder : Folder.values()) {
            bucket.list(prefixes.of(folder))
                    .forEach(object -> prefixes.placeOf(object.key()).ifPresent(place -> inventory.add(place, object)));
        }
        return inventory;
    }

    private void add(Place place, BucketObject object) {
        byKey.put(object.key(), object);
        // A result alone is no headshot: `processed/ana-2.jpg` is ana's second variation.
        if (place.folder() != Folder.PROCESSED || byId.containsKey(place.id())) {
            byId.computeIfAbsent(place.id(), Sighting::new).add(place.folder(), object);
        }
    }

    Collection<Sighting> sightings() {
        return byId.values();
    }

    Set<String> ids() {
        return byId.keySet();
    }

    Optional<BucketObject> object(String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
