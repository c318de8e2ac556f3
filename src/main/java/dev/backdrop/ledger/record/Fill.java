package dev.backdrop.ledger.record;

import java.time.Instant;
import java.util.List;

/**
 * The fill under way or the last one.
 *
 * @param mode "async" or "sync"
 * @param attempt how many fills this recipe has had, this one included
 * @param operations what it costs if it was accepted: one per variation
 * @param acceptedAt when Firefly said yes; null before
 * @param jobId null before, and in sync mode, which has none
 * @param statusUrl where to poll, exactly as given; null as above
 * @param kept its results, if they were kept aside because the photo was gone; while they are brought back, where they
 *     still lie
 * @param frame in which the photo was sent; null if in its own
 */
public record Fill(
        String mode,
        int attempt,
        int operations,
        Instant intentAt,
        Instant acceptedAt,
        String jobId,
        String statusUrl,
        List<Output> kept,
        Frame frame) {

    public Fill {
        kept = kept == null ? List.of() : List.copyOf(kept);
    }

    public Fill accepted(Instant at, String newJobId, String newStatusUrl) {
        return new Fill(mode, attempt, operations, intentAt, at, newJobId, newStatusUrl, kept, frame);
    }

    public Fill keeping(List<Output> results) {
        return new Fill(mode, attempt, operations, intentAt, acceptedAt, jobId, statusUrl, results, frame);
    }

    /**
     * A picture with the photo in it, which Firefly got instead of the photo, and is asked for. All in pixels.
     *
     * @param left where the photo begins in it
     * @param top where the photo begins in it
     * @param scaledWidth of the photo in it
     * @param scaledHeight of the photo in it
     * @param photoWidth of the photo itself, upright
     * @param photoHeight of the photo itself, upright
     */
    public record Frame(
            int width,
            int height,
            int left,
            int top,
            int scaledWidth,
            int scaledHeight,
            int photoWidth,
            int photoHeight) {}
}
