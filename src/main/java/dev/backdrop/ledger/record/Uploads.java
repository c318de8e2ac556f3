package dev.backdrop.ledger.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What Firefly holds of a headshot; null where nothing is known to be there.
 *
 * @param preparation how the files were prepared for it; null if nothing is there
 */
public record Uploads(
        @Nullable Upload photo,
        @Nullable Upload mask,
        @Nullable Preparation preparation) {

    public static Uploads none() {
        return new Uploads(null, null, null);
    }

    /** The photo's upload, where both files are with Firefly; {@link IllegalStateException} if it is missing. */
    public Upload requirePhoto() {
        return require(photo, "photo");
    }

    public Upload requireMask() {
        return require(mask, "mask");
    }

    private static Upload require(@Nullable Upload upload, String name) {
        if (upload == null) {
            throw new IllegalStateException("Firefly holds no " + name + " of the headshot.");
        }
        return upload;
    }

    /** These uploads, if today's rules would have let them pass as they are; otherwise none of them serves. */
    public Uploads by(String rules) {
        return preparation != null && rules.equals(preparation.rules()) ? this : none();
    }

    /** The upload that still serves for this photo. */
    public Optional<Upload> photoFor(Source source, Instant now) {
        return Optional.ofNullable(photo).filter(upload -> upload.serves(source, now));
    }

    /** The upload that still serves for this mask. */
    public Optional<Upload> maskFor(Source source, Instant now) {
        return Optional.ofNullable(mask).filter(upload -> upload.serves(source, now));
    }

    /** These, where the photo is another: a mask is turned, scaled and perhaps inverted for its photo. */
    public Uploads withoutMask() {
        return new Uploads(photo, null, preparation);
    }

    /** In which both were sent; empty if in the photo's own. */
    public Optional<Fill.Frame> frame() {
        return Optional.ofNullable(preparation).map(Preparation::frame);
    }

    /** Whether these are uploads of the record's own files, and not of ones that it had before. */
    public boolean areOf(@Nullable Source photoSource, @Nullable Source maskSource) {
        return isOf(photo, photoSource) && isOf(mask, maskSource);
    }

    private static boolean isOf(@Nullable Upload upload, @Nullable Source source) {
        return upload != null && source != null && upload.etag().equals(source.etag());
    }

    /**
     * How the files were prepared.
     *
     * @param mask where the mask comes from: "given", "cut-out", or "made-locally"
     * @param changes in words: what Firefly received that the files do not hold as they are
     * @param warnings what a person should look at
     * @param rules by which the pictures were judged; null in records of earlier releases
     * @param frame in which both were sent; null if in the photo's own
     */
    public record Preparation(
            String mask,
            List<String> changes,
            List<String> warnings,
            @Nullable String rules,
            Fill.@Nullable Frame frame) {

        public Preparation {
            changes = changes == null ? List.of() : List.copyOf(changes);
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
        }

        /** Whether the mask came white where the person is. */
        public boolean invertsMask() {
            return changes.contains("mask: inverted");
        }
    }
}
