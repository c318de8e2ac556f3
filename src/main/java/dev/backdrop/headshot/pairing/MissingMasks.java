package dev.backdrop.headshot.pairing;

import java.time.Duration;
import java.util.Optional;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.StoredObject;

/**
 * Stands in for masks that are not given. The function makes such a mask when the headshot is prepared.
 *
 * <p>A photo of 10:00 with a grace of 15 minutes: until 10:15 it waits for a mask, and one that is dropped by then is used. From 10:15
 * on a mask is made. One that is dropped later makes another recipe.
 *
 * @param grace empty if photos wait for their masks
 */
public record MissingMasks(Keys keys, Optional<Duration> grace) {

    /** Begins the version of a mask that is made; a change of the way it is made needs another number. */
    private static final String MADE = "made-locally-1-";

    /** The mask that will be made for this photo; it counts as stored at the end of the grace. */
    Optional<StoredObject> standIn(String id, StoredObject photo) {
        return grace.map(wait -> new StoredObject(
                keys.madeMaskOf(id),
                MADE + photo.etag(),
                0,
                photo.lastModified().plus(wait)));
    }

    /** Whether this version of a mask is one that the function makes. */
    public static boolean isMade(String etag) {
        return etag.startsWith(MADE);
    }
}
