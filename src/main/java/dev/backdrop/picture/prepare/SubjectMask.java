package dev.backdrop.picture.prepare;

import java.util.Optional;

import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.decode.MaskDecoder;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Rgb;

/**
 * Turns a mask in which the person is white, as Adobe's Photoshop API makes it, into one of ours, in which the person is black.
 *
 * <p>Whether it fits the photo is checked later, as for every mask.
 */
public final class SubjectMask {

    private static final int HALF = 128;

    private final MaskDecoder decoder;
    private final PictureEncoder encoder = new PictureEncoder();

    public SubjectMask(Limits limits) {
        decoder = new MaskDecoder(limits);
    }

    /** A grey PNG; empty if the file is not a whole picture. */
    public Optional<UploadForm> repainted(byte[] file) {
        return decoder.decode(file).handle(decoded -> Optional.of(encoded(decoded)), refused -> Optional.empty());
    }

    private UploadForm encoded(Decoded decoded) {
        Grey person =
                decoded.alpha().filter(SubjectMask::isCutOut).or(decoded::grey).orElseGet(() -> grey(decoded.colour()));
        Grey mask = person.inverted();
        return new UploadForm(encoder.png(mask), ImageType.PNG.contentType(), mask.width(), mask.height());
    }

    /** A cut-out in place of a mask says by its alpha where the person is. */
    private static boolean isCutOut(Grey alpha) {
        boolean transparent = false;
        boolean opaque = false;
        for (int pixel = 0; pixel < alpha.pixels() && !(transparent && opaque); pixel++) {
            transparent |= alpha.at(pixel) < HALF;
            opaque |= alpha.at(pixel) >= HALF;
        }
        return transparent && opaque;
    }

    /** Of a grey picture all channels are equal. */
    private static Grey grey(Rgb picture) {
        Grey grey = Grey.zero(picture.width(), picture.height());
        for (int pixel = 0; pixel < grey.pixels(); pixel++) {
            grey.set(pixel, picture.green(pixel));
        }
        return grey;
    }
}
