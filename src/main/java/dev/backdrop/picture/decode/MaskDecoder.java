package dev.backdrop.picture.decode;

import java.util.Optional;

import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Upright;

/**
 * Decodes a JPEG, PNG or WebP to the numbers that it stores: no gamma and no ICC profile, so that a grey of 128 is 128. Alpha is kept and
 * not applied. The file's own EXIF orientation is applied. Inks are converted, since they have neither grey nor red, green and blue.
 *
 * <p>Memory: a byte per pixel of a grey file, three of any other, one more for alpha, and up to four more while it decodes.
 */
public final class MaskDecoder {

    private final StoredReader reader;

    public MaskDecoder(Limits limits) {
        reader = new StoredReader(limits);
    }

    /** @param file the whole file; it is not changed */
    public Decoding<Decoded> decode(byte[] file) {
        return reader.read(file, (picture, colours, stored) -> upright(stored, picture.orientation()));
    }

    private static Decoded upright(Stored stored, int orientation) {
        Optional<Grey> alpha = stored.alpha().map(samples -> Upright.grey(samples, orientation));
        return stored.handle(
                grey -> Decoded.ofGrey(Upright.grey(grey, orientation), alpha),
                colour -> Decoded.ofColour(Upright.rgb(colour, orientation), alpha));
    }
}
