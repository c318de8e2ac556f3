package dev.backdrop.ledger.record;

import java.time.Instant;
import java.util.Optional;

/** What Firefly holds of a headshot; null where nothing is known to be there. */
public record Uploads(Upload photo, Upload mask) {

    public static Uploads none() {
        return new Uploads(null, null);
    }

    /** The upload that still serves for this photo. */
    public Optional<Upload> photoFor(Source source, Instant now) {
        return Optional.ofNullable(photo).filter(upload -> upload.serves(source, now));
    }

    /** The upload that still serves for this mask. */
    public Optional<Upload> maskFor(Source source, Instant now) {
        return Optional.ofNullable(mask).filter(upload -> upload.serves(source, now));
    }
}
