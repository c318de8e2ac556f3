package dev.backdrop.local.proof.pictures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.backdrop.picture.colour.ColourInspector;
import dev.backdrop.picture.compare.BackgroundMeter;
import dev.backdrop.picture.compare.PersonComparison;
import dev.backdrop.picture.composite.PersonProtection;
import dev.backdrop.picture.composite.Repainted;
import dev.backdrop.picture.decode.Decoding;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.decode.MaskDecoder;
import dev.backdrop.picture.decode.PhotoDecoder;
import dev.backdrop.picture.inspect.EndOfImage;
import dev.backdrop.picture.inspect.ImageInspector;
import dev.backdrop.picture.inspect.Inspection;
import dev.backdrop.picture.mask.MaskCheck;
import dev.backdrop.picture.mask.MaskPolicy;
import dev.backdrop.picture.mask.PersonInPhoto;
import dev.backdrop.picture.mask.PhotoFrame;
import dev.backdrop.picture.metadata.DigitalSource;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.prepare.InputFile;
import dev.backdrop.picture.prepare.PairPixels;
import dev.backdrop.picture.prepare.PairPreparation;
import dev.backdrop.picture.prepare.PairPreparations;
import dev.backdrop.picture.prepare.PairRules;
import dev.backdrop.picture.prepare.PhotoPreparation;
import dev.backdrop.picture.prepare.PreparedPair;
import dev.backdrop.picture.segment.FaceFinder;
import dev.backdrop.picture.segment.MaskMaker;
import dev.backdrop.picture.segment.PersonFinder;

/** What the function does with the pictures of one headshot between bucket and bucket, whole and in steps. */
final class HeadshotWork {

    private static final String PHOTO = "headshots/ana.jpg";
    private static final String MASK = "masks/ana.png";

    private final CameraPictures files;
    private final InputFile photoFile;
    private final InputFile maskFile;
    private final PairPreparation checking;
    private final PairPreparation trusting;
    private final ImageInspector inspector = new ImageInspector();
    private final ColourInspector colours = new ColourInspector();
    private final PhotoPreparation photoPreparation = new PhotoPreparation(Limits.DEFAULT);
    private final PhotoDecoder photos = new PhotoDecoder(Limits.DEFAULT);
    private final MaskDecoder masks = new MaskDecoder(Limits.DEFAULT);
    private final MaskCheck check = new MaskCheck(MaskPolicy.DEFAULT);
    private final PersonFinder person = new PersonFinder();
    private final FaceFinder faces = new FaceFinder();
    private final MaskMaker maker = new MaskMaker(person);
    private final PersonComparison comparison = new PersonComparison();
    private final BackgroundMeter backgrounds = new BackgroundMeter();
    private final PersonProtection protection = new PersonProtection();
    private final PictureEncoder encoder = new PictureEncoder();

    HeadshotWork(CameraPictures files) {
        this.files = files;
        photoFile = new InputFile(PHOTO, files.photo());
        maskFile = new InputFile(MASK, files.mask());
        PairPreparations preparations = new PairPreparations();
        checking = preparations.by(new PairRules(Limits.DEFAULT, true, MaskPolicy.DEFAULT, false));
        trusting = preparations.by(new PairRules(Limits.DEFAULT, false, MaskPolicy.DEFAULT, false));
    }

    /** Checks before Firefly. */
    PreparedPair.Ready before() {
        return ready(checking.prepare(photoFile, Optional.of(maskFile), Optional.empty()));
    }

    /** The same for a photo without a mask. */
    PreparedPair.Ready beforeWithoutMask() {
        return ready(checking.prepare(photoFile, Optional.empty(), Optional.empty()));
    }

    /** Everything after Firefly, with the pixels that the function kept. Returns the result that is stored. */
    byte[] after(PreparedPair.Ready prepared, byte[] result) {
        return finished(prepared.pixels().flatMap(PairPixels::fitted).orElseThrow(), result);
    }

    /** The same if there was no memory to keep them. */
    byte[] afterDecodingAgain(PreparedPair.Ready prepared, byte[] result) {
        InputFile uploaded = new InputFile(MASK, prepared.mask().bytes());
        return finished(trusting.pixels(photoFile, Optional.of(uploaded)).orElseThrow(), result);
    }

    private byte[] finished(PairPixels pair, byte[] result) {
        Repainted repainted = new Repainted(pair.photo(), pair.mask(), photo(result));
        Repainted small = new Repainted(pair.smallPhoto(), pair.smallMask(), Resize.small(repainted.result()));
        backgrounds.measure(small.result(), small.mask()).orElseThrow();
        comparison.compare(small.photo(), small.mask(), small.result());
        return encoded(protection.restore(repainted, small).picture());
    }

    /** Each step by itself. What a step needs is made before. */
    Map<String, Runnable> steps(byte[] result) {
        Rgb photo = photo(files.photo());
        Rgb painted = photo(result);
        Grey mask = before().pixels().flatMap(PairPixels::fitted).orElseThrow().mask();
        Repainted repainted = new Repainted(photo, mask, painted);
        Repainted small = small(repainted);
        PhotoFrame frame = new PhotoFrame(PHOTO, photo.width(), photo.height(), 1);
        Map<String, Runnable> steps = new LinkedHashMap<>();
        steps.put("inspect photo and mask", () -> List.of(files.photo(), files.mask())
                .forEach(this::inspect));
        steps.put("decode the photo", () -> photo(files.photo()));
        steps.put("decode the mask", () -> mask(files.mask()));
        steps.put("decode the result", () -> photo(result));
        steps.put("prepare the photo", () -> photoPreparation.prepare(photoFile, Optional.empty()));
        steps.put(
                "mask: normal form and checks",
                () -> check.check(MASK, Decoded.ofGrey(mask.copy(), Optional.empty()), frame, () -> lookFor(photo)));
        steps.put("mask made here", () -> maker.make(photo));
        steps.put("small copies", () -> small(repainted));
        steps.put("compare", () -> comparison.compare(small.photo(), small.mask(), small.result()));
        steps.put("background numbers", () -> backgrounds.measure(small.result(), small.mask()));
        // The photo's samples are overwritten; each run composes the composite of the one before, which takes as long.
        steps.put("put the person back", () -> protection.restore(repainted, small));
        steps.put("encode", () -> encoded(photo));
        return steps;
    }

    private static Repainted small(Repainted repainted) {
        return new Repainted(
                Resize.small(repainted.photo()), Resize.small(repainted.mask()), Resize.small(repainted.result()));
    }

    private void inspect(byte[] file) {
        if (!(inspector.inspect(file) instanceof Inspection.Picture picture)
                || !EndOfImage.isThere(picture.type(), file)) {
            throw new IllegalStateException("not a picture");
        }
        colours.inspect(picture.type(), file);
    }

    private PersonInPhoto lookFor(Rgb photo) {
        Rgb small = Resize.small(photo);
        Grey map = person.find(small).largest();
        return new PersonInPhoto(
                map,
                faces.find(small).stream()
                        .map(face -> new PersonInPhoto.Face(
                                face.box().left() / small.width(),
                                face.box().top() / small.height(),
                                face.box().right() / small.width(),
                                face.box().bottom() / small.height()))
                        .toList());
    }

    private byte[] encoded(Rgb picture) {
        return DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.inJpeg(
                encoder.jpeg(picture, PictureEncoder.GOOD));
    }

    private Rgb photo(byte[] file) {
        return pixels(photos.decode(file)).pixels();
    }

    private Decoded mask(byte[] file) {
        return pixels(masks.decode(file));
    }

    private static PreparedPair.Ready ready(PreparedPair prepared) {
        return prepared.handle(ready -> ready, refused -> {
            throw new IllegalStateException(refused.message());
        });
    }

    private static <T> T pixels(Decoding<T> decoding) {
        return decoding.handle(decoded -> decoded, refused -> {
            throw new IllegalStateException(refused.predicate());
        });
    }
}
