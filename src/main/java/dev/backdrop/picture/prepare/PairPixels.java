package dev.backdrop.picture.prepare;

import java.util.Optional;

import dev.backdrop.picture.mask.MaskAnswer;
import dev.backdrop.picture.mask.MaskCheck;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

/**
 * A decoded photo and its mask.
 *
 * @param mask in normal form: 255 is repainted, 0 is the person; in the photo's size, or in that of the photo's upload
 * @param smallPhoto the photo's {@linkplain Resize#small small copy}
 * @param smallMask the mask's
 */
public record PairPixels(Rgb photo, Grey mask, Rgb smallPhoto, Grey smallMask) {

    public static PairPixels of(Rgb photo, Grey mask) {
        return new PairPixels(photo, mask, Resize.small(photo), Resize.small(mask));
    }

    static PairPixels of(Rgb photo, MaskAnswer.Usable mask) {
        return new PairPixels(photo, mask.mask(), Resize.small(photo), mask.small());
    }

    /** With the mask in the photo's size, as a second decoding of both would give them. The mask's samples are overwritten. */
    public Optional<PairPixels> fitted() {
        return MaskCheck.again(mask, photo.width(), photo.height())
                .map(fitted -> new PairPixels(photo, fitted, smallPhoto, Resize.small(fitted)));
    }

    /** The photo's pixels. */
    public int size() {
        return photo.pixels();
    }
}
