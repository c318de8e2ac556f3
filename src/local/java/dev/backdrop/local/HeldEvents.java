package dev.backdrop.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Place;
import dev.backdrop.local.store.ObjectCreated;

/**
 * After a start, holds back the events of pictures that a record already covers. If the look has changed, the function
 * would pay for them again.
 */
final class HeldEvents {

    record Picture(String id, ObjectCreated object) {}

    private final Path bucket;
    private final Keys keys;
    private final ObjectMapper json = new ObjectMapper();
    private final List<Picture> pictures = new ArrayList<>();
    /** Headshots with a new or replaced picture. The event of that picture covers the whole headshot. */
    private final Set<String> changed = new HashSet<>();

    private boolean released;

    HeldEvents(Path bucket, Keys keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    /** Whether to hold the event of this object back for now. */
    synchronized boolean holds(ObjectCreated object) {
        Place place = keys.place(object.key());
        if (released) {
            return false;
        }
        if (place instanceof Place.Photo photo) {
            return holds(photo.id(), "photo", object);
        }
        return place instanceof Place.Mask mask && holds(mask.id(), "mask", object);
    }

    private boolean holds(String id, String half, ObjectCreated object) {
        JsonNode source = record(id).path(half);
        boolean known = object.key().equals(source.path("key").asText())
                && object.eTag().equals(source.path("etag").asText());
        if (known) {
            pictures.add(new Picture(id, object));
        } else {
            changed.add(id);
        }
        return known;
    }

    /** Returns what was held back, for a decision. From now on it holds nothing. */
    synchronized List<Picture> release() {
        released = true;
        return pictures.stream()
                .filter(picture -> !changed.contains(picture.id()))
                .toList();
    }

    private JsonNode record(String id) {
        Path file = bucket.resolve(keys.recordOf(id));
        try {
            return Files.isRegularFile(file) ? json.readTree(file.toFile()) : json.missingNode();
        } catch (IOException unreadable) {
            // The function pays for nothing whose record it cannot read.
            return json.missingNode();
        }
    }
}
