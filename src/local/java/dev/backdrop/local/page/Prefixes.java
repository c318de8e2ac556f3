package dev.backdrop.local.page;

import java.util.Optional;

import dev.backdrop.bucket.Keys;

/** Where in the bucket photos, masks, results and records are; each ends with a slash. */
public record Prefixes(String photos, String masks, String processed, String records) {

    /** The function's default layout. */
    public static final Prefixes STANDARD = new Prefixes("headshots/", "masks/", "processed/", "records/");

    public Prefixes {
        for (String prefix : new String[] {photos, masks, processed, records}) {
            if (!prefix.endsWith("/")) {
                throw new IllegalArgumentException("A prefix ends with a slash: " + prefix);
            }
        }
    }

    String of(Folder folder) {
        return switch (folder) {
            case PHOTOS -> photos;
            case MASKS -> masks;
            case PROCESSED -> processed;
            case RECORDS -> records;
        };
    }

    /**
     * Reads keys as the function does: a photo that the function accepts is shown, whatever its name ends in. Empty for
     * keys that belong to no headshot: folder markers, hidden files, other types.
     */
    Optional<Place> placeOf(String key) {
        if (key.contains("/.")) {
            return Optional.empty();
        }
        Keys keys = new Keys(new dev.backdrop.bucket.Prefixes(photos, masks, processed, records));
        dev.backdrop.bucket.Place place = keys.place(key);
        if (place instanceof dev.backdrop.bucket.Place.Photo photo) {
            return Optional.of(new Place(Folder.PHOTOS, photo.id()));
        }
        if (place instanceof dev.backdrop.bucket.Place.Mask mask) {
            return Optional.of(new Place(Folder.MASKS, mask.id()));
        }
        return keys.idOfResult(key).map(id -> new Place(Folder.PROCESSED, id)).or(() -> keys.idOfRecord(key)
                .map(id -> new Place(Folder.RECORDS, id)));
    }
}
