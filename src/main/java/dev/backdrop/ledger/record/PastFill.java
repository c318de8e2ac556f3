package dev.backdrop.ledger.record;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A fill that is over. Fills that Firefly refused outright are not kept: nothing was accepted.
 *
 * @param jobId null if Firefly named none
 * @param statusUrl where its job can still be asked, exactly as given; null if it has none, or has ended
 * @param operations billed for certain; 0 if nothing was, or if it is not known
 * @param adobeRequestId the call that told how it ended; null where it ended well, or Adobe named none
 * @param kept its results, if they were kept aside
 * @param outputs its results, if the bucket keeps their versions; only of the latest fills
 * @param frame in which its photo was sent; null if in its own
 */
public record PastFill(
        String recipe,
        Instant intentAt,
        @Nullable String jobId,
        @Nullable String statusUrl,
        int operations,
        End end,
        @Nullable String adobeRequestId,
        List<Output> kept,
        List<Output> outputs,
        Fill.@Nullable Frame frame) {

    public PastFill {
        kept = kept == null ? List.of() : List.copyOf(kept);
        outputs = outputs == null ? List.of() : List.copyOf(outputs);
    }

    /** Where the bytes of its results may still be: in replaced versions, or aside. Empty if they are lost. */
    public List<Output> stillKept() {
        boolean isPaidFor = end == End.PROCESSED || end == End.SUPERSEDED;
        List<Output> known = outputs.isEmpty() ? kept : outputs;
        return isPaidFor ? known : List.of();
    }

    /** Whether its job was left while it could still give a result, and was not asked since. */
    public boolean isCollectable() {
        return end == End.SUPERSEDED && statusUrl != null;
    }

    /** This one, with these outputs. */
    public PastFill with(List<Output> stored) {
        return new PastFill(recipe, intentAt, jobId, statusUrl, operations, end, adobeRequestId, kept, stored, frame);
    }

    public enum End {
        PROCESSED,
        /** Paid for and stored, but the person in it is not the photo's. */
        PERSON_CHANGED,
        /** The job failed: Firefly gave no picture, and bills pictures. */
        FAILED,
        IN_DOUBT,
        LOST_RESULT,
        /** The photo or mask was replaced while the job ran. */
        SUPERSEDED
    }
}
