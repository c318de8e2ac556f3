package dev.backdrop.local.page;

import java.util.Optional;

/** Where in the bucket photos, masks, results and records are; each ends with a slash. */
public record Prefixes(String photos, String masks, String processed, String records) {

    /** The layout the function has unless it is configured otherwise. */
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

    /** Empty for whatever is no part of a headshot: folder markers, hidden files, half-written uploads, other types. */
    Optional<Place> placeOf(String key) {
        for (Folder folder : Folder.values()) {
            if (key.startsWith(of(folder))) {
                return Place.in(folder, key.substring(of(folder).length()));
            }
        }
        return Optional.empty();
    }
}
