package dev.backdrop.picture.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.backdrop.picture.colour.ColourInspector;
import dev.backdrop.picture.colour.Colours;
import dev.backdrop.picture.colour.Colours.Model;
import dev.backdrop.picture.colour.Colours.Profile;
import dev.backdrop.picture.colour.EmbeddedProfile;
import dev.backdrop.picture.colour.IccProfile;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.decode.PhotoDecoder;
import dev.backdrop.picture.frame.Frame;
import dev.backdrop.picture.frame.FrameChoice;
import dev.backdrop.picture.frame.Padding;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.inspect.Inspection.Picture;
import dev.backdrop.picture.metadata.MetadataRemoval;
import dev.backdrop.picture.pixels.Photo;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.pixels.Upright;
import dev.backdrop.picture.prepare.PhotoUpload.Ready;

/**
 * Decides what of a photo is uploaded. Firefly takes the file as it is, without personal metadata and without being decoded, if it is upright,
 * has 8 bits of grey or RGB, no alpha, no profile but sRGB, at most 15 MB and at most 4096 pixels on a side. Otherwise it takes a copy: a
 * JPEG that is all of this, with full resolution of colour. A padded photo is such a copy, too.
 *
 * <p>Memory beside the file: nothing for a photo as it is; for a copy as {@link PhotoDecoder} says, and three bytes for each pixel of a
 * scaled one.
 */
public final class PhotoPreparation {

    /** Adobe Firefly fill: a side of the result has at most 4096 px, and more than that in the photo is lost. */
    static final int MOST_SIDE = 4096;

    /** The first keeps what can be seen; the others are for pictures of noise, which do not fit into 15 MB otherwise. */
    private static final float[] QUALITIES = {0.95f, 0.9f, 0.85f};

    private static final float[] PADDED_QUALITIES = {0.9f, 0.85f, 0.7f, 0.5f};

    private final FileCheck check;
    private final PhotoDecoder decoder;
    private final int mostBytes;
    private final ColourInspector colourInspector = new ColourInspector();
    private final PictureEncoder encoder = new PictureEncoder();

    public PhotoPreparation(Limits limits) {
        this(limits, FileCheck.MOST_UPLOADED);
    }

    /** @param mostBytes of the upload */
    PhotoPreparation(Limits limits, int mostBytes) {
        check = FileCheck.ofPhotos(limits);
        decoder = new PhotoDecoder(limits);
        this.mostBytes = mostBytes;
    }

    /** @param frames that the photo is padded to; empty if it is sent in its own frame */
    public PhotoUpload prepare(InputFile photo, Optional<FrameChoice> frames) {
        return check.whole(
                photo,
                picture -> prepare(photo, picture, frames.map(choice -> frame(picture, choice))),
                PhotoPreparation::refused);
    }

    private static Frame frame(Picture picture, FrameChoice choice) {
        return Upright.swapsSides(picture.orientation())
                ? choice.around(picture.height(), picture.width())
                : choice.around(picture.width(), picture.height());
    }

    private PhotoUpload prepare(InputFile photo, Picture picture, Optional<Frame> frame) {
        Colours colours = colourInspector.inspect(picture.type(), photo.bytes());
        List<String> changes = changes(picture, colours, photo.bytes());
        boolean isPadded = frame.filter(around -> !around.padsNothing()).isPresent();
        if (!isPadded && picture.longerSide() > MOST_SIDE) {
            changes.add("scaled to " + MOST_SIDE + " px");
        }
        if (changes.isEmpty() && !colours.alpha() && !isPadded) {
            byte[] bytes = MetadataRemoval.withoutPersonalData(picture.type(), photo.bytes());
            if (bytes.length <= mostBytes) {
                return asItIs(picture, bytes, Optional.empty(), frame);
            }
        }
        return decoder.decode(photo.bytes())
                .handle(
                        decoded -> prepared(photo, picture, decoded, changes, frame),
                        refused -> refused(check.refused(refused.reason(), photo.name(), refused.predicate())));
    }

    private PhotoUpload prepared(
            InputFile photo, Picture picture, Photo decoded, List<String> changes, Optional<Frame> frame) {
        Optional<Frame> padded = frame.filter(around -> !around.padsNothing());
        if (changes.isEmpty() && !decoded.wasTransparent() && padded.isEmpty()) {
            byte[] bytes = MetadataRemoval.withoutPersonalData(picture.type(), photo.bytes());
            if (bytes.length <= mostBytes) {
                return asItIs(picture, bytes, Optional.of(decoded.pixels()), frame);
            }
        }
        if (decoded.wasTransparent()) {
            changes.add("laid on white where it was transparent");
        }
        return padded.map(around -> padded(decoded.pixels(), around, changes))
                .orElseGet(() -> copy(decoded.pixels(), changes, frame));
    }

    private static Ready asItIs(Picture picture, byte[] bytes, Optional<Rgb> pixels, Optional<Frame> frame) {
        return new Ready(picture.type(), bytes, picture.width(), picture.height(), List.of(), pixels, frame);
    }

    private static PhotoUpload refused(PreparedPair.Refused refused) {
        return new PhotoUpload.Refused(refused.reason(), refused.message());
    }

    /** What must change before Firefly can take the photo, as far as its header says. */
    private static List<String> changes(Picture picture, Colours colours, byte[] file) {
        List<String> changes = new ArrayList<>();
        if (!picture.upright()) {
            changes.add("turned upright (EXIF " + picture.orientation() + ")");
        }
        if (colours.model().isInk()) {
            changes.add("CMYK to sRGB");
        } else if (colours.profile() == Profile.OTHER) {
            changes.add(profileName(picture.type(), file) + " to sRGB");
        }
        if (colours.model() == Model.PALETTE) {
            changes.add("palette to RGB");
        }
        if (colours.bits() != 8) {
            changes.add(colours.bits() + " bits to 8");
        }
        return changes;
    }

    private static String profileName(ImageType type, byte[] file) {
        return EmbeddedProfile.of(type, file)
                .map(IccProfile::name)
                .filter(name -> !name.isEmpty())
                .orElse("a profile without a name");
    }

    private Ready padded(Rgb pixels, Frame frame, List<String> changes) {
        Rgb padded = new Padding(frame).photo(pixels);
        changes.add("padded to " + frame.width() + "×" + frame.height());
        float quality = QUALITIES[0];
        byte[] jpeg = encoder.jpeg(padded, quality);
        // Its size is that of the mask: it cannot be scaled once more.
        for (int i = 0; jpeg.length > mostBytes && i < PADDED_QUALITIES.length; i++) {
            quality = PADDED_QUALITIES[i];
            jpeg = encoder.jpeg(padded, quality);
        }
        return copy(jpeg, quality, padded, pixels, changes, Optional.of(frame));
    }

    private Ready copy(Rgb pixels, List<String> changes, Optional<Frame> frame) {
        Rgb scaled = within(MOST_SIDE, pixels);
        for (float quality : QUALITIES) {
            byte[] jpeg = encoder.jpeg(scaled, quality);
            if (jpeg.length <= mostBytes) {
                return copy(jpeg, quality, scaled, pixels, changes, frame);
            }
        }
        float last = QUALITIES[QUALITIES.length - 1];
        byte[] jpeg;
        do {
            scaled = within(Math.max(scaled.width(), scaled.height()) * 3 / 4, pixels);
            jpeg = encoder.jpeg(scaled, last);
        } while (jpeg.length > mostBytes);
        changes.add("scaled to " + Math.max(scaled.width(), scaled.height()) + " px for 15 MB");
        return copy(jpeg, last, scaled, pixels, changes, frame);
    }

    private static Rgb within(int longest, Rgb pixels) {
        return Resize.within(longest, pixels.width(), pixels.height()).of(pixels);
    }

    private static Ready copy(
            byte[] jpeg, float quality, Rgb uploaded, Rgb pixels, List<String> changes, Optional<Frame> frame) {
        changes.add("saved as JPEG of quality " + Math.round(100 * quality));
        return new Ready(
                ImageType.JPEG,
                jpeg,
                uploaded.width(),
                uploaded.height(),
                List.copyOf(changes),
                Optional.of(pixels),
                frame);
    }
}
