package dev.backdrop.ledger.record;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The fill under way or the last one.
 *
 * @param mode "async" or "sync"; null if it is known only from a past fill
 * @param attempt how many fills this recipe has had, this one included
 * @param operations what it costs if it was accepted: one per variation
 * @param acceptedAt when Firefly said yes; null before
 * @param jobId null before, and in sync mode, which has none
 * @param statusUrl where to poll, exactly as given; null as above
 * @param kept its results, if they were kept aside because the photo was gone; while they are brought back, where they
 *     still lie
 */
public record Fill(
        @Nullable String mode,
        int attempt,
        int operations,
        Instant intentAt,
        @Nullable Instant acceptedAt,
        @Nullable String jobId,
        @Nullable String statusUrl,
        List<Output> kept) {

    public Fill {
        kept = kept == null ? List.of() : List.copyOf(kept);
    }

    /** When Firefly said yes, of a fill that it has accepted; {@link IllegalStateException} if it has not. */
    public Instant requireAcceptedAt() {
        if (acceptedAt == null) {
            throw new IllegalStateException("The fill has no time of its acceptance.");
        }
        return acceptedAt;
    }

    public Fill accepted(Instant at, @Nullable String newJobId, @Nullable String newStatusUrl) {
        return new Fill(mode, attempt, operations, intentAt, at, newJobId, newStatusUrl, kept);
    }

    public Fill keeping(List<Output> results) {
        return new Fill(mode, attempt, operations, intentAt, acceptedAt, jobId, statusUrl, results);
    }
}
