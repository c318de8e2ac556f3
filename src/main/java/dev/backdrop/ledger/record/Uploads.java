package dev.backdrop.ledger.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Firefly holds of a headshot; null where nothing is known to be there.
 *
 * @param preparation how the files were prepared for it; null if nothing is there
 */
public record Uploads(Upload photo, Upload mask, Preparation preparation) {

    public static Uploads none() {
        return new Uploads(null, null, null);
    }

    /** The upload that still serves for this photo. */
    public Optional<Upload> photoFor(Source source, Instant now) {
        return Optional.ofNullable(photo).filter(upload -> upload.serves(source, now));
    }

    /** The upload that still serves for this mask. */
    public Optional<Upload> maskFor(Source source, Instant now) {
        return Optional.ofNullable(mask).filter(upload -> upload.serves(source, now));
    }

    /**
     * How the files were prepared.
     *
     * @param mask where the mask comes from: "given", "cut-out", or "made-locally"
     * @param changes in words: what Firefly received that the files do not hold as they are
     * @param warnings what a person should look at
     */
    public record Preparation(String mask, List<String> changes, List<String> warnings) {

        /** The origin of a mask that the function made. It is stored at the mask's key, among the results. */
        public static final String MADE_LOCALLY = "made-locally";

        public Preparation {
            changes = changes == null ? List.of() : List.copyOf(changes);
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
        }
    }
}
