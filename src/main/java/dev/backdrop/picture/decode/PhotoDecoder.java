package dev.backdrop.picture.decode;

import java.util.Optional;

import dev.backdrop.picture.colour.Colours;
import dev.backdrop.picture.colour.Colours.Profile;
import dev.backdrop.picture.colour.EmbeddedProfile;
import dev.backdrop.picture.colour.IccProfile;
import dev.backdrop.picture.inspect.Inspection.Picture;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Photo;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.pixels.Upright;

/**
 * Decodes a JPEG, PNG or WebP to what a person sees: upright by its EXIF orientation, and in sRGB by its ICC profile. Inks (CMYK) are
 * converted, 16 bits are rounded to 8, and what is transparent is laid on white, as on paper: Firefly takes no transparency, and most
 * programs show such pictures on white.
 *
 * <p>Memory: three bytes per pixel, so 72 MB for 24 megapixels; twice that while a picture lying on its side is turned (orientations 5 to
 * 8), and for a WebP; five bytes more per pixel for a PNG with alpha. Half of a file, or a damaged one, is refused and never painted grey.
 */
public final class PhotoDecoder {

    private static final int OPAQUE = 255;

    private final StoredReader reader;
    private final ProfileConversion conversion = new ProfileConversion();

    public PhotoDecoder(Limits limits) {
        reader = new StoredReader(limits);
    }

    /** @param file the whole file; it is not changed */
    public Decoding<Photo> decode(byte[] file) {
        return reader.read(file, (picture, colours, stored) -> {
            Rgb srgb = srgb(picture, colours, stored, file);
            Optional<Grey> seenThrough = stored.alpha().filter(PhotoDecoder::isSeenThrough);
            seenThrough.ifPresent(alpha -> layOnWhite(srgb, alpha));
            return new Photo(Upright.rgb(srgb, picture.orientation()), seenThrough.isPresent());
        });
    }

    private Rgb srgb(Picture picture, Colours colours, Stored stored, byte[] file) {
        // The profile of inks is applied already.
        Optional<IccProfile> profile =
                colours.profile() == Profile.OTHER && !colours.model().isInk()
                        ? EmbeddedProfile.of(picture.type(), file)
                        : Optional.empty();
        Rgb srgb = stored.handle(Grey::asColour, colour -> colour);
        profile.ifPresent(from ->
                stored.handle(grey -> conversion.toSrgb(grey, from, srgb), colour -> conversion.toSrgb(colour, from)));
        return srgb;
    }

    private static boolean isSeenThrough(Grey alpha) {
        for (byte sample : alpha.samples()) {
            if (sample != (byte) OPAQUE) {
                return true;
            }
        }
        return false;
    }

    private static void layOnWhite(Rgb colour, Grey alpha) {
        byte[] samples = colour.samples();
        for (int i = 0; i < samples.length; i++) {
            int share = alpha.at(i / 3);
            int sum = (samples[i] & 0xff) * share + 255 * (OPAQUE - share);
            samples[i] = (byte) ((sum + OPAQUE / 2) / OPAQUE);
        }
    }
}
