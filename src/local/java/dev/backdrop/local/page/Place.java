package dev.backdrop.local.page;

import java.util.Optional;

/** What an object is to which headshot. */
record Place(Folder folder, String id) {

    static Optional<Place> in(Folder folder, String path) {
        int dot = path.lastIndexOf('.');
        boolean named = dot > path.lastIndexOf('/') + 1;
        boolean hidden = path.startsWith(".") || path.contains("/.");
        if (!named || hidden || !folder.holds(path.substring(dot + 1))) {
            return Optional.empty();
        }
        return Optional.of(new Place(folder, path.substring(0, dot)));
    }
}
