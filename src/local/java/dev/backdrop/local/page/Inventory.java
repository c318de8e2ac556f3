package dev.backdrop.local.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One listing of the whole bucket. */
final class Inventory {

    private static final List<Folder> LISTED = List.of(Folder.RECORDS, Folder.PROCESSED, Folder.MASKS, Folder.PHOTOS);

    private final Map<String, BucketObject> byKey = new LinkedHashMap<>();
    private final Map<String, ListedHeadshot> byId = new LinkedHashMap<>();

    /** Lists first what is written last, so that a listed record never lacks the photo that it is about. */
    static Inventory of(PageBucket bucket, PageKeys keys) {
        Inventory inventory = new Inventory();
        for (Folder folder : LISTED) {
            for (BucketObject object : bucket.list(keys.prefix(folder))) {
                keys.served(object.key()).ifPresent(served -> inventory.byKey.put(object.key(), object));
                keys.part(object.key()).ifPresent(part -> inventory.add(part, object));
            }
        }
        inventory.orphans().forEach(inventory.byId::remove);
        return inventory;
    }

    private void add(Part part, BucketObject object) {
        byId.computeIfAbsent(part.id(), ListedHeadshot::new).add(part.folder(), object);
    }

    /** A result alone does not make a headshot: {@code processed/ana-2.jpg} is ana's second variation. */
    private List<String> orphans() {
        return byId.values().stream()
                .filter(headshot -> headshot.photo() == null && headshot.mask() == null && headshot.record() == null)
                .map(ListedHeadshot::id)
                .toList();
    }

    Collection<ListedHeadshot> headshots() {
        return byId.values();
    }

    Set<String> ids() {
        return byId.keySet();
    }

    Optional<BucketObject> object(String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
