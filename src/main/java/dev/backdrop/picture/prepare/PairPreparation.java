package dev.backdrop.picture.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.backdrop.picture.colour.ColourInspector;
import dev.backdrop.picture.colour.Colours;
import dev.backdrop.picture.colour.Colours.Model;
import dev.backdrop.picture.decode.Decoding;
import dev.backdrop.picture.decode.MaskDecoder;
import dev.backdrop.picture.decode.PhotoDecoder;
import dev.backdrop.picture.frame.FrameChoice;
import dev.backdrop.picture.inspect.ImageInspector;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.inspect.Inspection.Picture;
import dev.backdrop.picture.inspect.WebpFrame;
import dev.backdrop.picture.mask.MaskAnswer;
import dev.backdrop.picture.mask.MaskCheck;
import dev.backdrop.picture.mask.PersonInPhoto;
import dev.backdrop.picture.mask.PhotoFrame;
import dev.backdrop.picture.metadata.MetadataRemoval;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.prepare.PreparedPair.Ready;
import dev.backdrop.picture.prepare.PreparedPair.Refused;
import dev.backdrop.picture.segment.MadeMask;

/**
 * Makes a photo and its mask fit for Firefly, or refuses them. Without a mask, it makes one.
 *
 * <p>The photo first: as it is, or a copy that Firefly takes. Then the mask, in the size of what is uploaded of the photo. A mask that is
 * right as it is, is uploaded as it is.
 */
public final class PairPreparation {

    private static final String GIVEN = "given";
    private static final String CUT_OUT = "cut-out";
    private static final String MADE = "made-locally";

    private final PairRules rules;
    private final PhotoPreparation photos;
    private final PhotoDecoder photoDecoder;
    private final MaskDecoder maskDecoder;
    private final FileCheck maskFile;
    private final MaskCheck maskCheck;
    private final PersonSearch search;
    private final ImageInspector inspector = new ImageInspector();
    private final ColourInspector colourInspector = new ColourInspector();
    private final PictureEncoder encoder = new PictureEncoder();

    PairPreparation(PairRules rules, PersonSearch search) {
        this.rules = rules;
        this.search = search;
        photos = new PhotoPreparation(rules.limits());
        photoDecoder = new PhotoDecoder(rules.limits());
        maskDecoder = new MaskDecoder(rules.limits());
        maskFile = FileCheck.ofMasks(rules.limits());
        maskCheck = new MaskCheck(rules.masks());
    }

    /**
     * Prepares both.
     *
     * @param mask empty if it is to be made
     * @param frames that both are padded to; empty if they are sent in the photo's own frame
     */
    public PreparedPair prepare(InputFile photo, Optional<InputFile> mask, Optional<FrameChoice> frames) {
        return photos.prepare(photo, frames)
                .handle(
                        ready -> mask.map(given -> withMask(photo, ready, given))
                                .orElseGet(() -> withMadeMask(photo, ready)),
                        refused -> new Refused(refused.reason(), refused.message()));
    }

    /** The photo alone. */
    public PhotoUpload photo(InputFile photo) {
        return photos.prepare(photo, Optional.empty());
    }

    /** The same pair in the photo's own resolution; empty if it is refused. */
    public Optional<PairPixels> pixels(InputFile photo, Optional<InputFile> mask) {
        return mask.map(given -> decodedMask(given)
                        .flatMap(decoded -> decodedPhoto(photo).flatMap(pixels -> answer(given, decoded, photo, pixels)
                                .<Optional<PairPixels>>handle(
                                        usable -> Optional.of(PairPixels.of(pixels, usable)),
                                        refused -> Optional.empty()))))
                .orElseGet(() -> decodedPhoto(photo)
                        .map(pixels -> PairPixels.of(
                                pixels, search.mask(pixels).person().inverted())));
    }

    /** Whether the decoded photo is the photo: the decoder of lossy WebP drifts by some levels. */
    public boolean decodesExactly(InputFile photo) {
        return inspector.inspect(photo.bytes()) instanceof Picture picture
                && (picture.type() != ImageType.WEBP || WebpFrame.isLossless(photo.bytes()));
    }

    /** How many pixels the file has, as its header says; 0 if it has none. */
    public long size(InputFile file) {
        return inspector.inspect(file.bytes()) instanceof Picture picture
                ? (long) picture.width() * picture.height()
                : 0;
    }

    /** The mask that is made for a photo without one; empty if the photo cannot be used. */
    public Optional<MaskProposal> proposal(InputFile photo) {
        return decodedPhoto(photo).map(pixels -> search.maskAndFace(pixels, PairPreparation::proposal));
    }

    private static MaskProposal proposal(MadeMask made, boolean hasFace) {
        String finding = String.format(
                Locale.ROOT,
                "it agrees with its mirror image by %.0f %% (96 are enough), %.0f %% of it is uncertain (at most 6), and there is %s",
                100 * made.map().agreement(),
                100 * made.map().uncertain(),
                hasFace ? "a clear face" : "no clear face");
        return new MaskProposal(made.person().inverted(), made.confident() && hasFace, finding);
    }

    private PreparedPair withMask(InputFile photo, PhotoUpload.Ready ready, InputFile mask) {
        return maskFile.whole(mask, picture -> withWholeMask(photo, ready, mask, picture), refused -> refused);
    }

    private PreparedPair withWholeMask(InputFile photo, PhotoUpload.Ready ready, InputFile mask, Picture picture) {
        Colours colours = colourInspector.inspect(picture.type(), mask.bytes());
        boolean asItIs = isTakenAsItIs(picture, colours, mask.bytes())
                && picture.width() == ready.ownWidth()
                && picture.height() == ready.ownHeight();
        if (asItIs && !rules.looksAtMasks() && ready.padding().isEmpty()) {
            UploadForm form = asItIs(mask, picture);
            return ready(ready, form, form, GIVEN, List.of(), List.of());
        }
        return maskDecoder
                .decode(mask.bytes())
                .handle(
                        decoded -> withDecodedMask(
                                photo, ready, mask, decoded, asItIs ? Optional.of(picture) : Optional.empty()),
                        refused -> maskFile.refused(refused.reason(), mask.name(), refused.predicate()));
    }

    /** @param asItIs the mask's header, if Firefly takes the file as it is */
    private PreparedPair withDecodedMask(
            InputFile photo, PhotoUpload.Ready ready, InputFile mask, Decoded decoded, Optional<Picture> asItIs) {
        PhotoFrame frame = new PhotoFrame(photo.name(), ready.ownWidth(), ready.ownHeight(), orientation(photo));
        PersonOfPhoto person = new PersonOfPhoto(photo, ready);
        MaskAnswer answer = maskCheck.check(mask.name(), decoded, frame, person);
        return person.refused()
                .<PreparedPair>map(refused -> refused)
                .orElseGet(() -> answer.handle(
                        usable -> person.with(
                                usable,
                                ready(
                                        ready,
                                        usable.mask(),
                                        asItIs.filter(header -> usable.changes().isEmpty())
                                                .map(header -> asItIs(mask, header))
                                                .orElseGet(() -> encoded(usable.mask())),
                                        usable.changes().stream().anyMatch(change -> change.startsWith(CUT_OUT))
                                                ? CUT_OUT
                                                : GIVEN,
                                        usable.changes(),
                                        rules.looksAtMasks() ? usable.warnings() : List.of())),
                        refused -> new Refused(refused.reason(), refused.message())));
    }

    private MaskAnswer answer(InputFile mask, Decoded decoded, InputFile photo, Rgb pixels) {
        PhotoFrame frame = new PhotoFrame(photo.name(), pixels.width(), pixels.height(), orientation(photo));
        return maskCheck.check(
                mask.name(), decoded, frame, () -> rules.looksAtMasks() ? search.map(pixels) : PersonSearch.unknown());
    }

    private PreparedPair withMadeMask(InputFile photo, PhotoUpload.Ready ready) {
        return photoPixels(photo, ready, pixels -> {
            MaskProposal proposal = search.maskAndFace(pixels, PairPreparation::proposal);
            boolean isSure = proposal.sure();
            if (!isSure && !rules.acceptsUnsureMask()) {
                return new Refused("needs-a-mask", unsure(photo, proposal));
            }
            Grey mask = Resize.to(ready.ownWidth(), ready.ownHeight()).of(proposal.mask());
            return ready(
                            ready,
                            mask,
                            encoded(mask),
                            MADE,
                            List.of(),
                            isSure ? List.of() : List.of(unsure(photo, proposal)))
                    .with(PairPixels.of(pixels, mask));
        });
    }

    private PreparedPair photoPixels(InputFile photo, PhotoUpload.Ready ready, Function<Rgb, PreparedPair> use) {
        return ready.pixels().map(use).orElseGet(() -> photoDecoder
                .decode(photo.bytes())
                .handle(decoded -> use.apply(decoded.pixels()), refused -> refused(photo, refused)));
    }

    private static Refused refused(InputFile photo, Decoding.Refused<?> refused) {
        return new Refused(refused.reason(), "The photo " + photo.name() + " " + refused.predicate());
    }

    private static String unsure(InputFile photo, MaskProposal proposal) {
        return "The photo " + photo.name() + " has no mask, and the one that the function made of it may be wrong: "
                + proposal.finding() + ". Add a mask by hand, or use another photo.";
    }

    private Ready ready(
            PhotoUpload.Ready photo,
            Grey mask,
            UploadForm ownMask,
            String origin,
            List<String> maskChanges,
            List<String> warnings) {
        UploadForm form =
                photo.padding().map(padding -> encoded(padding.mask(mask))).orElse(ownMask);
        return ready(photo, form, ownMask, origin, maskChanges, warnings);
    }

    private static Ready ready(
            PhotoUpload.Ready photo,
            UploadForm mask,
            UploadForm ownMask,
            String origin,
            List<String> maskChanges,
            List<String> warnings) {
        List<String> changes = new ArrayList<>();
        photo.changes().forEach(change -> changes.add("photo: " + change));
        maskChanges.forEach(change -> changes.add("mask: " + change));
        UploadForm upload = new UploadForm(photo.bytes(), photo.type().contentType(), photo.width(), photo.height());
        return new Ready(upload, mask, ownMask, photo.frame(), origin, changes, warnings, Optional.empty());
    }

    private UploadForm encoded(Grey mask) {
        return new UploadForm(encoder.png(mask), ImageType.PNG.contentType(), mask.width(), mask.height());
    }

    private static UploadForm asItIs(InputFile mask, Picture picture) {
        byte[] bytes = MetadataRemoval.withoutPersonalData(picture.type(), mask.bytes());
        return new UploadForm(bytes, picture.type().contentType(), picture.width(), picture.height());
    }

    /** Where black, white and grey are what they seem, to every program. */
    private static boolean isTakenAsItIs(Picture picture, Colours colours, byte[] file) {
        boolean plain = colours.model() == Model.GREY || colours.model() == Model.RGB || colours.model() == Model.YCBCR;
        return plain
                && picture.upright()
                && colours.bits() == 8
                && !colours.alpha()
                && colours.profile() != Colours.Profile.OTHER
                && file.length <= FileCheck.MOST_UPLOADED;
    }

    private Optional<Rgb> decodedPhoto(InputFile photo) {
        return photoDecoder
                .decode(photo.bytes())
                .handle(decoded -> Optional.of(decoded.pixels()), refused -> Optional.empty());
    }

    private Optional<Decoded> decodedMask(InputFile mask) {
        return maskDecoder.decode(mask.bytes()).handle(Optional::of, refused -> Optional.empty());
    }

    private int orientation(InputFile photo) {
        return inspector.inspect(photo.bytes()) instanceof Picture picture ? picture.orientation() : 1;
    }

    /** Looks for the person when it is asked, and remembers the photo's pixels, or why it has none. */
    private final class PersonOfPhoto implements Supplier<PersonInPhoto> {

        private final InputFile photo;
        private final PhotoUpload.Ready ready;
        private Optional<Refused> refused = Optional.empty();
        private @Nullable Seen seen;

        private PersonOfPhoto(InputFile photo, PhotoUpload.Ready ready) {
            this.photo = photo;
            this.ready = ready;
        }

        Optional<Refused> refused() {
            return refused;
        }

        @Override
        public PersonInPhoto get() {
            if (!rules.looksAtMasks()) {
                return PersonSearch.unknown();
            }
            return ready.pixels().map(this::person).orElseGet(() -> photoDecoder
                    .decode(photo.bytes())
                    .handle(decoded -> person(decoded.pixels()), this::noPerson));
        }

        PreparedPair with(MaskAnswer.Usable mask, Ready pair) {
            return seen == null ? pair : pair.with(new PairPixels(seen.photo, mask.mask(), seen.small, mask.small()));
        }

        private PersonInPhoto person(Rgb decoded) {
            seen = new Seen(decoded, Resize.small(decoded));
            return search.map(seen.small);
        }

        private PersonInPhoto noPerson(Decoding.Refused<?> why) {
            refused = Optional.of(PairPreparation.refused(photo, why));
            return PersonSearch.unknown();
        }
    }

    /** A decoded photo and its small copy. */
    private record Seen(Rgb photo, Rgb small) {}
}
