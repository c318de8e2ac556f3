package dev.backdrop.ledger.record;

import java.time.Duration;
import java.time.Instant;

/**
 * A file that Firefly holds.
 *
 * @param etag of the object that was uploaded
 * @param width in pixels
 * @param height in pixels
 */
public record Upload(String uploadId, String etag, Instant at, int width, int height) {

    /** Adobe Firefly storage/image: ids are valid for 7 days; an hour less, so that none dies between check and use. */
    private static final Duration LIFE = Duration.ofDays(7).minusHours(1);

    boolean serves(Source source, Instant now) {
        return etag.equals(source.etag()) && now.isBefore(at.plus(LIFE));
    }
}
