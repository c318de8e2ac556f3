package dev.backdrop.headshot.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.pictures.PairFiles;
import dev.backdrop.headshot.pictures.PairPictures;
import dev.backdrop.headshot.pictures.PictureFile;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.headshot.pictures.ResultFormat;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Verdict;
import dev.backdrop.picture.compare.BackgroundMeasures;
import dev.backdrop.picture.compare.BackgroundMeter;
import dev.backdrop.picture.compare.Comparison;
import dev.backdrop.picture.compare.PersonComparison;
import dev.backdrop.picture.compare.PersonMeasures;
import dev.backdrop.picture.composite.PersonProtection;
import dev.backdrop.picture.composite.RestoredPicture;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.decode.PhotoDecoder;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.metadata.DigitalSource;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.prepare.PairPixels;

/** Makes of Firefly's file what is offered: compares it with the photo, and puts the photo's person back. */
final class ResultFinishing {

    private static final Logger LOG = Logger.getLogger(ResultFinishing.class);

    /** Further out of place, both persons would be seen at the edge. In pixels of the comparison. */
    private static final double FARTHEST = 1.5;

    private static final double MOST_SCALING = 0.004;

    private static final String WEBP =
            "The photo is a lossy WebP, which cannot be decoded exactly, so the person was not put back:"
                    + " Firefly's own picture is offered. Use a JPEG or a PNG.";

    private final Looks looks;
    private final PicturePolicy policy;
    private final PairFiles files;
    private final PairPictures pictures;
    private final PersonComparison comparison = new PersonComparison();
    private final BackgroundMeter backgrounds = new BackgroundMeter();
    private final PersonProtection protection = new PersonProtection();
    private final PhotoDecoder decoder;
    private final PictureEncoder encoder = new PictureEncoder();

    ResultFinishing(Looks looks, PairFiles files, PairPictures pictures) {
        this.looks = looks;
        this.policy = pictures.policy();
        this.files = files;
        this.pictures = pictures;
        decoder = new PhotoDecoder(new Limits(Integer.MAX_VALUE, policy.maxPixels()));
    }

    Finished finish(HeadshotRecord record, PictureFile firefly) {
        if (!policy.protects() && !policy.compares()) {
            return new Finished.AsReceived(Optional.empty(), Optional.empty(), false);
        }
        return pictures.memory().files().pass(PairFiles.size(record), () -> files.readForResult(record, pictures)
                .map(pair -> compared(record, pair, firefly))
                .orElseGet(() -> notCompared("The photo or its mask was replaced while Firefly painted.", false)));
    }

    /** What is paid for is not lost to a picture that no code expected. */
    private Finished compared(HeadshotRecord record, PairFiles.Pair pair, PictureFile firefly) {
        try {
            return decoded(record, pair, firefly);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s: photo and result could not be compared", record.id());
            return notCompared("Photo and result could not be compared; the function's log says why.");
        }
    }

    private Finished decoded(HeadshotRecord record, PairFiles.Pair pair, PictureFile firefly) {
        Look look = looks.of(record.id());
        long largest = Math.max(pictures.size(pair), (long) firefly.width() * firefly.height());
        Supplier<Finished> work = () -> pictures.pixels(pair, look)
                .map(photo -> decoder.decode(firefly.bytes())
                        .handle(
                                result -> compared(photo, result.pixels(), firefly, pictures.decodesExactly(pair)),
                                refused -> notCompared("Firefly's picture " + refused.predicate())))
                .orElseGet(() -> notCompared("By today's settings the mask would be refused."));
        return pictures.memory().pixels().pass(largest, work);
    }

    private Finished compared(PairPixels pair, Rgb result, PictureFile firefly, boolean isExact) {
        Verdict.Background background = backgrounds
                .measure(result, pair.mask())
                .map(ResultFinishing::background)
                .orElse(null);
        return comparison
                .compare(pair.photo(), pair.mask(), result)
                .handle(
                        compared -> judged(pair, result, firefly, isExact, compared, background),
                        tooLittlePerson -> offered(pair, result, firefly, isExact, unknown(background)),
                        otherFraming ->
                                notCompared("Firefly returned another aspect than the photo's, so the person could"
                                        + " not be compared."));
    }

    private Finished judged(
            PairPixels pair,
            Rgb result,
            PictureFile firefly,
            boolean isExact,
            Comparison.Compared compared,
            Verdict.Background background) {
        PersonMeasures measures = compared.measures();
        Verdict verdict = new Verdict(
                null,
                compared.verdict().name().toLowerCase(Locale.ROOT),
                measures.ssim(),
                measures.worstSsim(),
                measures.bias(),
                measures.worstBlock(),
                null,
                null,
                background);
        return switch (compared.verdict()) {
            case CHANGED -> new Finished.Changed(verdict);
            case UNTOUCHED, DRIFTED ->
                isInPlace(measures)
                        ? offered(pair, result, firefly, isExact, verdict)
                        : new Finished.AsReceived(
                                Optional.of(verdict),
                                Optional.of("The person is not where the photo shows it, so Firefly's own picture is"
                                        + " offered."),
                                true);
        };
    }

    private static boolean isInPlace(PersonMeasures measures) {
        return Math.hypot(measures.shiftX(), measures.shiftY()) <= FARTHEST
                && Math.abs(measures.scale() - 1) <= MOST_SCALING;
    }

    private Finished offered(PairPixels pair, Rgb result, PictureFile firefly, boolean isExact, Verdict verdict) {
        if (!policy.protects()) {
            return new Finished.AsReceived(Optional.of(verdict), Optional.empty(), true);
        }
        if (!isExact) {
            return new Finished.AsReceived(Optional.of(verdict), Optional.of(WEBP), true);
        }
        RestoredPicture restored = protection.restore(pair.photo(), pair.mask(), result);
        return new Finished.Protected(
                file(restored.picture(), firefly.seed()), verdict.withChangedPixels((int) restored.changedInCore()));
    }

    private PictureFile file(Rgb picture, Integer seed) {
        boolean png = policy.format() == ResultFormat.PNG;
        byte[] bytes = png
                ? DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.inPng(encoder.png(picture))
                : DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.inJpeg(
                        encoder.jpeg(picture, policy.quality()));
        return new PictureFile(bytes, png ? ImageType.PNG : ImageType.JPEG, picture.width(), picture.height(), seed);
    }

    private static Finished notCompared(String why) {
        return notCompared(why, true);
    }

    private static Finished notCompared(String why, boolean photoWasRead) {
        return new Finished.AsReceived(Optional.of(unknown(null)), Optional.of(why), photoWasRead);
    }

    private static Verdict unknown(Verdict.Background background) {
        return new Verdict(null, Verdict.NOT_COMPARED, null, null, null, null, null, null, background);
    }

    private static Verdict.Background background(BackgroundMeasures measures) {
        return new Verdict.Background(
                measures.l(),
                measures.a(),
                measures.b(),
                measures.lSpread(),
                measures.abSpread(),
                measures.lAcross(),
                measures.lDown(),
                measures.edges());
    }
}
