package dev.backdrop.local.page;

import java.util.Optional;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;

/** Which objects are shown, read as the function reads their keys: a photo that it accepts is shown, whatever its name ends in. */
final class PageKeys {
    private final Keys keys;

    PageKeys(Keys keys) {
        this.keys = keys;
    }

    Keys keys() {
        return keys;
    }

    Prefixes prefixes() {
        return keys.prefixes();
    }

    String prefix(Folder folder) {
        return switch (folder) {
            case PHOTOS -> prefixes().headshots();
            case MASKS -> prefixes().masks();
            case PROCESSED -> prefixes().processed();
            case RECORDS -> prefixes().records();
        };
    }

    /**
     * The headshot that an object makes. Empty for folder markers, hidden files, other types, and for the files beside results: only
     * records say whose they are.
     */
    Optional<Part> part(String key) {
        if (isHidden(key)) {
            return Optional.empty();
        }
        return keys.place(key)
                .handle(
                        photo -> Optional.of(new Part(Folder.PHOTOS, photo.id())),
                        mask -> Optional.of(new Part(Folder.MASKS, mask.id())),
                        elsewhere -> keys.idOfResult(key)
                                .map(id -> new Part(Folder.PROCESSED, id))
                                .or(() -> keys.idOfRecord(key).map(id -> new Part(Folder.RECORDS, id))));
    }

    /** The folder of an object that the page serves; empty for any other object. */
    Optional<Folder> served(String key) {
        return !isHidden(key) && keys.isBesideResults(key)
                ? Optional.of(Folder.PROCESSED)
                : part(key).map(Part::folder);
    }

    private static boolean isHidden(String key) {
        return key.contains("/.");
    }
}
