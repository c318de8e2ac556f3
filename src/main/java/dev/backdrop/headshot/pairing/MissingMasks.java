package dev.backdrop.headshot.pairing;

import java.time.Duration;
import java.util.Optional;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.ledger.record.Source;

/**
 * Stands in for masks that are not given. Such a mask is made when the headshot is prepared.
 *
 * <p>A photo of 10:00 with a grace of 15 minutes: until 10:15 it waits for a mask, and one that is dropped by then is used. From 10:15
 * on a mask is made. One that is dropped later makes another recipe.
 *
 * @param grace empty if photos wait for their masks
 * @param byAdobe whether Adobe makes them, and not the function itself
 */
public record MissingMasks(Keys keys, Optional<Duration> grace, boolean byAdobe) {

    /** The mask that will be made for this photo; it counts as stored at the end of the grace. */
    Optional<StoredObject> standIn(String id, StoredObject photo) {
        return grace.map(wait -> new StoredObject(
                keys.madeMaskOf(id),
                byAdobe ? Source.versionMadeByAdobeOf(photo.etag()) : Source.versionMadeOf(photo.etag()),
                0,
                photo.lastModified().plus(wait)));
    }
}
