package dev.backdrop.headshot.delivery;

import java.util.Optional;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.headshot.pictures.PairFiles;
import dev.backdrop.headshot.pictures.PairPictures;
import dev.backdrop.headshot.pictures.PictureFile;
import dev.backdrop.headshot.pictures.PicturePolicy;
import dev.backdrop.headshot.pictures.SentFrame;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Verdict;
import dev.backdrop.ledger.record.Verdict.Background;
import dev.backdrop.picture.compare.BackgroundMeasures;
import dev.backdrop.picture.compare.BackgroundMeter;
import dev.backdrop.picture.compare.Comparison;
import dev.backdrop.picture.compare.PersonComparison;
import dev.backdrop.picture.compare.PersonMeasures;
import dev.backdrop.picture.composite.PersonProtection;
import dev.backdrop.picture.composite.Repainted;
import dev.backdrop.picture.composite.RestoredPicture;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.decode.PhotoDecoder;
import dev.backdrop.picture.frame.Padding;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.prepare.PairPixels;
import dev.backdrop.text.KebabCase;

/** Makes of Firefly's file what is offered: compares it with the photo, and puts the photo's person back. */
final class ResultFinishing {

    private static final Logger LOG = Logger.getLogger(ResultFinishing.class);

    /** Further out of place, both persons would be seen at the edge. In pixels of the comparison. */
    private static final double FARTHEST = 1.5;

    /** The key of a verdict whose output has none yet. */
    private static final String NOT_STORED_YET = "";

    private static final double MOST_SCALING = 0.004;

    private static final String WEBP =
            "The photo is a lossy WebP, which cannot be decoded exactly, so the person was not put back:"
                    + " Firefly's own picture is offered. Use a JPEG or a PNG.";

    private static final String OUT_OF_PLACE =
            "The person is not where the photo shows it, so Firefly's own picture is offered.";

    private final Looks looks;
    private final PicturePolicy policy;
    private final PairFiles files;
    private final PairPictures pictures;
    private final PersonComparison comparison = new PersonComparison();
    private final BackgroundMeter backgrounds = new BackgroundMeter();
    private final PersonProtection protection = new PersonProtection();
    private final PhotoDecoder decoder;
    private final ComposedFiles composed;

    ResultFinishing(Looks looks, PairFiles files, PairPictures pictures) {
        this.looks = looks;
        this.policy = pictures.policy();
        this.files = files;
        this.pictures = pictures;
        composed = new ComposedFiles(policy);
        decoder = new PhotoDecoder(new Limits(Integer.MAX_VALUE, policy.maxPixels()));
    }

    Finished finish(HeadshotRecord record, PictureFile firefly) {
        Optional<Padding> padding = SentFrame.padding(record.requireFill());
        Finished finished = policy.protects() || policy.compares()
                ? compared(record, new Received(firefly, padding))
                : new Finished.AsReceived(Optional.empty(), Optional.empty(), false);
        return padding.map(around -> finished.handle(
                        asReceived -> withoutPadding(record, firefly, around, asReceived),
                        composed -> composed,
                        changed -> changed))
                .orElse(finished);
    }

    private Finished compared(HeadshotRecord record, Received received) {
        return pictures.memory().files().pass(PairFiles.size(record), () -> files.readForResult(record, pictures)
                .map(pair -> compared(record, pair, received))
                .orElseGet(() -> notCompared("The photo or its mask was replaced while Firefly painted.", false)));
    }

    /** What is paid for is not lost to a picture that no code expected. */
    private Finished compared(HeadshotRecord record, PairFiles.Pair pair, Received received) {
        try {
            return decoded(record, pair, received);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s: photo and result could not be compared", record.id());
            return notCompared("Photo and result could not be compared; the function's log says why.");
        }
    }

    private Finished decoded(HeadshotRecord record, PairFiles.Pair pair, Received received) {
        Look look = looks.of(record.id());
        long largest = Math.max(pictures.size(pair), received.firefly().pixels()) + received.pixelsOfPart();
        Supplier<Finished> work = () -> pictures.pixels(record, pair, look)
                .map(photo -> decoder.decode(received.firefly().bytes())
                        .handle(
                                result -> received.shown(result.pixels())
                                        .map(shown -> compared(photo, shown, received, pictures.decodesExactly(pair)))
                                        .orElseGet(ResultFinishing::otherFraming),
                                refused -> notCompared("Firefly's picture " + refused.predicate())))
                .orElseGet(() -> notCompared("By today's settings the mask would be refused."));
        return pictures.memory().pixels().pass(largest, work);
    }

    private Finished compared(PairPixels pair, Rgb result, Received received, boolean isExact) {
        Repainted repainted = new Repainted(pair.photo(), pair.mask(), result);
        Repainted small = new Repainted(pair.smallPhoto(), pair.smallMask(), Resize.small(result));
        Background background = backgrounds
                .measure(small.result(), small.mask())
                .map(ResultFinishing::background)
                .orElse(null);
        return comparison
                .compare(small.photo(), small.mask(), small.result())
                .handle(
                        compared -> judged(repainted, small, received, isExact, compared, background),
                        tooLittlePerson -> offered(repainted, small, received, isExact, unknown(background)),
                        otherFraming -> otherFraming());
    }

    private Finished judged(
            Repainted repainted,
            Repainted small,
            Received received,
            boolean isExact,
            Comparison.Compared compared,
            @Nullable Background background) {
        PersonMeasures measures = compared.measures();
        Verdict verdict = new Verdict(
                NOT_STORED_YET,
                KebabCase.of(compared.verdict()),
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
                        ? offered(repainted, small, received, isExact, verdict)
                        : withoutPerson(repainted.result(), received, verdict, Optional.of(OUT_OF_PLACE));
        };
    }

    private static boolean isInPlace(PersonMeasures measures) {
        return Math.hypot(measures.shiftX(), measures.shiftY()) <= FARTHEST
                && Math.abs(measures.scale() - 1) <= MOST_SCALING;
    }

    private Finished offered(
            Repainted repainted, Repainted small, Received received, boolean isExact, Verdict verdict) {
        if (!policy.protects()) {
            return withoutPerson(repainted.result(), received, verdict, Optional.empty());
        }
        if (!isExact) {
            return withoutPerson(repainted.result(), received, verdict, Optional.of(WEBP));
        }
        RestoredPicture restored = protection.restore(repainted, small);
        return new Finished.Composed(
                composed.file(restored.picture(), received.firefly().seed()),
                verdict.withChangedPixels((int) restored.changedInCore()),
                Optional.empty(),
                true);
    }

    /** Firefly's own picture, without padding. */
    private Finished withoutPerson(Rgb result, Received received, Verdict verdict, Optional<String> warning) {
        return received.padding()
                .<Finished>map(padding -> new Finished.Composed(
                        composed.part(
                                result, padding.frame(), received.firefly().seed()),
                        verdict,
                        warning,
                        true))
                .orElseGet(() -> new Finished.AsReceived(Optional.of(verdict), warning, true));
    }

    /** The same for a result that was not decoded, or not compared. */
    private Finished withoutPadding(
            HeadshotRecord record, PictureFile firefly, Padding padding, Finished.AsReceived asReceived) {
        if (!padding.frame().hasAspectOf(firefly.width(), firefly.height())) {
            return asReceived;
        }
        try {
            return pictures.memory().pixels().pass(firefly.pixels(), () -> decoder.decode(firefly.bytes())
                    .handle(
                            decoded -> padding.undo(decoded.pixels())
                                    .<Finished>map(part -> new Finished.Composed(
                                            composed.part(part, padding.frame(), firefly.seed()),
                                            asReceived.verdict().orElseGet(() -> unknown(null)),
                                            asReceived.warning(),
                                            asReceived.photoWasRead()))
                                    .orElse(asReceived),
                            refused -> padded(asReceived)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s: the result's padding could not be taken off", record.id());
            return padded(asReceived);
        }
    }

    private static Finished padded(Finished.AsReceived asReceived) {
        return new Finished.AsReceived(
                asReceived.verdict(),
                Optional.of(asReceived.warning().map(why -> why + " ").orElse("")
                        + "The result's padding could not be taken off."),
                asReceived.photoWasRead());
    }

    private static Finished otherFraming() {
        return notCompared("Firefly returned another aspect than the photo's, so the person could not be compared.");
    }

    private static Finished notCompared(String why) {
        return notCompared(why, true);
    }

    private static Finished notCompared(String why, boolean photoWasRead) {
        return new Finished.AsReceived(Optional.of(unknown(null)), Optional.of(why), photoWasRead);
    }

    private static Verdict unknown(@Nullable Background background) {
        return new Verdict(NOT_STORED_YET, Verdict.NOT_COMPARED, null, null, null, null, null, null, background);
    }

    private static Background background(BackgroundMeasures measures) {
        return new Background(
                measures.l(),
                measures.a(),
                measures.b(),
                measures.lSpread(),
                measures.abSpread(),
                measures.lAcross(),
                measures.lDown(),
                measures.edges());
    }

    /** @param padding that it has around the photo; empty if it has none */
    private record Received(PictureFile firefly, Optional<Padding> padding) {

        /** Cut off, the part takes memory beside the whole, at most as much. */
        long pixelsOfPart() {
            return padding.isPresent() ? firefly.pixels() : 0;
        }

        /** What it shows of the photo's frame; empty if that is not known. */
        Optional<Rgb> shown(Rgb result) {
            return padding.map(around -> around.undo(result)).orElseGet(() -> Optional.of(result));
        }
    }
}
