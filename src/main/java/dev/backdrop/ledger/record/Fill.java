package dev.backdrop.ledger.record;

import java.time.Instant;
import java.util.List;

/**
 * The fill under way or the last one; or the order of a mask, which goes the same way before its fill.
 *
 * @param mode "async", "sync", or "mask" for the order of a mask
 * @param attempt how many fills this recipe has had, or how many orders this mask, this one included
 * @param operations what it costs if it was accepted: one per variation
 * @param acceptedAt when Firefly said yes; null before
 * @param jobId null before, and in sync mode, which has none
 * @param statusUrl where to poll, exactly as given; null as above
 * @param kept its results, if they were kept aside because the photo was gone; while they are brought back, where they
 *     still lie
 */
public record Fill(
        String mode,
        int attempt,
        int operations,
        Instant intentAt,
        Instant acceptedAt,
        String jobId,
        String statusUrl,
        List<Output> kept) {

    public static final String MASK = "mask";

    public Fill {
        kept = kept == null ? List.of() : List.copyOf(kept);
    }

    /** Whether it is the order of a mask. */
    public boolean isOfMask() {
        return MASK.equals(mode);
    }

    public Fill accepted(Instant at, String newJobId, String newStatusUrl) {
        return new Fill(mode, attempt, operations, intentAt, at, newJobId, newStatusUrl, kept);
    }

    public Fill keeping(List<Output> results) {
        return new Fill(mode, attempt, operations, intentAt, acceptedAt, jobId, statusUrl, results);
    }
}
