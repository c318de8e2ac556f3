package dev.backdrop.ledger.record;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A fill that is over. Fills that Firefly refused outright are not kept: nothing was accepted.
 *
 * @param operations billed for certain; 0 if nothing was, or if it is not known
 * @param kept its results, if they were kept aside
 */
public record PastFill(String recipe, Instant intentAt, String jobId, int operations, End end, List<Output> kept) {

    public PastFill {
        kept = kept == null ? List.of() : List.copyOf(kept);
    }

    public enum End {
        @JsonProperty("processed")
        PROCESSED,
        /** Paid for and stored, but the person in it is not the photo's. */
        @JsonProperty("person-changed")
        PERSON_CHANGED,
        /** The job failed: Firefly gave no picture, and bills pictures. */
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("in-doubt")
        IN_DOUBT,
        @JsonProperty("lost-result")
        LOST_RESULT,
        /** The photo or mask was replaced while the job ran. */
        @JsonProperty("superseded")
        SUPERSEDED
    }
}
