package dev.backdrop.local.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The objects of one headshot that are in the bucket now. */
final class ListedHeadshot {

    private final String id;
    private final Map<Folder, BucketObject> objects = new EnumMap<>(Folder.class);

    ListedHeadshot(String id) {
        this.id = id;
    }

    /** Of two photos, or two masks, the newest counts: the rule the function follows. */
    void add(Folder folder, BucketObject object) {
        objects.merge(folder, object, (one, other) -> Stream.of(one, other)
                .max(Comparator.comparing(BucketObject::lastModified))
                .orElseThrow());
    }

    String id() {
        return id;
    }

    /** Null if there is none. */
    BucketObject photo() {
        return objects.get(Folder.PHOTOS);
    }

    /** Null if there is none. */
    BucketObject mask() {
        return objects.get(Folder.MASKS);
    }

    /** Null if there is none. */
    BucketObject processed() {
        return objects.get(Folder.PROCESSED);
    }

    /** Null if there is none. */
    BucketObject record() {
        return objects.get(Folder.RECORDS);
    }

    /** When a photo or a mask of this headshot was last stored. */
    Instant lastInput() {
        return Stream.of(photo(), mask())
                .filter(Objects::nonNull)
                .map(BucketObject::lastModified)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
