package dev.backdrop.ledger.record;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The fill under way or the last one; or the order of a mask, which goes the same way before its fill.
 *
 * @param mode "async", "sync", or "mask" for the order of a mask; null if it is known only from a past fill
 * @param attempt how many fills this recipe has had, or how many orders this mask, this one included
 * @param operations what it costs if it was accepted: one per variation
 * @param acceptedAt when Firefly said yes; null before
 * @param jobId null before, and in sync mode, which has none
 * @param statusUrl where to poll, exactly as given; null as above
 * @param kept its results, if they were kept aside because the photo was gone; while they are brought back, where they
 *     still lie
 * @param frame in which the photo was sent; null if in its own
 */
public record Fill(
        @Nullable String mode,
        int attempt,
        int operations,
        Instant intentAt,
        @Nullable Instant acceptedAt,
        @Nullable String jobId,
        @Nullable String statusUrl,
        List<Output> kept,
        @Nullable Frame frame) {

    public static final String MASK = "mask";

    public Fill {
        kept = kept == null ? List.of() : List.copyOf(kept);
    }

    /** Whether it is the order of a mask. */
    public boolean isOfMask() {
        return MASK.equals(mode);
    }

    /** When Adobe said yes, of a fill that it has accepted; {@link IllegalStateException} if it has not. */
    public Instant requireAcceptedAt() {
        if (acceptedAt == null) {
            throw new IllegalStateException("The fill has no time of its acceptance.");
        }
        return acceptedAt;
    }

    public Fill accepted(Instant at, @Nullable String newJobId, @Nullable String newStatusUrl) {
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
