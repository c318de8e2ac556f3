package dev.backdrop.headshot.pictures;

import java.time.Duration;
import java.util.Optional;

import dev.backdrop.bucket.Keys;
import dev.backdrop.firefly.config.FireflyFit;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.look.MaskChecks;
import dev.backdrop.headshot.pairing.MissingMasks;
import dev.backdrop.ledger.record.Uploads;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.frame.FrameChoice;
import dev.backdrop.picture.mask.MaskPolicy;
import dev.backdrop.picture.prepare.PairRules;

/**
 * What is done with photos, masks and results.
 *
 * @param maxBytes of a photo's or a mask's file
 * @param maxPixels of a photo
 * @param missingMask what happens to a photo without a mask
 * @param grace how long a photo waits for a mask before one is made
 * @param acceptsUnsureMask whether a headshot is processed with a made mask that may be wrong
 * @param invertedMask what happens to a mask that is white where the person is
 * @param protects whether the photo's person is put back over the generated background
 * @param compares whether results are compared with their photos
 * @param format of protected results
 * @param quality of protected results as JPEG, above 0 and up to 1
 * @param pads whether photos are padded to a size that Adobe documents
 */
public record PicturePolicy(
        long maxBytes,
        long maxPixels,
        MissingMask missingMask,
        Duration grace,
        boolean acceptsUnsureMask,
        MaskPolicy.Inverted invertedMask,
        boolean protects,
        boolean compares,
        ResultFormat format,
        float quality,
        boolean pads) {

    /** A change of the rules themselves needs another number, so that what they refused before is looked at again. */
    private static final int RULES = 2;

    public static PicturePolicy of(PicturesConfig config, FireflyFit fit) {
        return new PicturePolicy(
                config.photo().maxSize().asLongValue(),
                config.photo().maxMegapixels() * 1_000_000L,
                config.mask().missing(),
                config.mask().grace(),
                config.mask().unsure() == PicturesConfig.MaskConfig.Unsure.FLAG,
                config.mask().inverted(),
                config.result().protect(),
                config.result().compare(),
                config.result().format(),
                config.result().quality() / 100f,
                fit == FireflyFit.PAD);
    }

    /** Of a photo's or a mask's file. */
    public Limits limits() {
        return new Limits(maxBytes, maxPixels);
    }

    PairRules pairRules(MaskChecks checks) {
        return new PairRules(
                limits(),
                checks != MaskChecks.OFF,
                new MaskPolicy(
                        invertedMask, checks == MaskChecks.REJECT ? MaskPolicy.Checks.REJECT : MaskPolicy.Checks.WARN),
                acceptsUnsureMask);
    }

    public MissingMasks missingMasks(Keys keys) {
        return new MissingMasks(
                keys,
                Optional.of(grace).filter(any -> missingMask != MissingMask.WAIT),
                missingMask == MissingMask.ADOBE);
    }

    /** What photos with this look are padded to; empty if they are sent in their own frame. */
    public Optional<FrameChoice> frames(Look look) {
        return Optional.of(look).filter(padded -> pads).map(padded -> padded.size()
                .map(size -> FrameChoice.of(size.width(), size.height()))
                .orElseGet(FrameChoice::documented));
    }

    /** Whether these were sent in the frame that they would be sent in today. */
    public boolean sendsAlike(Uploads uploads, Look look) {
        return frames(look)
                .map(choice -> uploads.frame()
                        .map(SentFrame::frame)
                        .filter(frame -> choice.around(frame.photoWidth(), frame.photoHeight())
                                .equals(frame))
                        .isPresent())
                .orElse(uploads.frame().isEmpty());
    }

    /** Everything that decides whether photo and mask are refused. */
    public String rules(Look look) {
        return String.join(
                " ",
                String.valueOf(RULES),
                String.valueOf(maxBytes),
                String.valueOf(maxPixels),
                look.maskChecks().name(),
                "inverted=" + invertedMask,
                "unsure=" + acceptsUnsureMask);
    }
}
