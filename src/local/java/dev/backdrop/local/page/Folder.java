package dev.backdrop.local.page;

import java.util.Locale;
import java.util.Set;

/** The four kinds of object a headshot consists of. */
enum Folder {
    PHOTOS(Set.of("jpg", "jpeg", "png", "webp")),
    MASKS(Set.of("png", "jpg", "jpeg", "webp")),
    PROCESSED(Set.of("jpg", "jpeg", "png", "webp")),
    RECORDS(Set.of("json"));

    private final Set<String> extensions;

    Folder(Set<String> extensions) {
        this.extensions = extensions;
    }

    boolean holds(String extension) {
        return extensions.contains(extension.toLowerCase(Locale.ROOT));
    }
}
