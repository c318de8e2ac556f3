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
        String name = path.substring(0, dot);
        // As the function reads it: "ana.mask.png" is the mask of "ana".
        boolean suffixed = folder == Folder.MASKS && name.endsWith(".mask");
        return Optional.of(new Place(folder, suffixed ? name.substring(0, name.length() - ".mask".length()) : name));
    }
}
