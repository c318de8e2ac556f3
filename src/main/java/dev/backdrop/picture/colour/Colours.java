package dev.backdrop.picture.colour;

/**
 * How a file stores its colours, by its header alone.
 *
 * @param bits of one sample: 8 for a photo, up to 16 in a PNG; of a palette, the bits of its colours, which are always 8
 * @param alpha whether pixels may be transparent
 */
public record Colours(Model model, int bits, boolean alpha, Profile profile) {

    /** What the samples of a pixel mean. */
    public enum Model {
        GREY,
        RGB,
        /** A JPEG's usual form of RGB. */
        YCBCR,
        PALETTE,
        CMYK,
        /** A JPEG's usual form of CMYK; only its Adobe marker tells the two apart. */
        YCCK;

        /** Whether its colours are inks, so that a reader of RGB shows wrong ones. */
        public boolean isInk() {
            return this == CMYK || this == YCCK;
        }
    }

    /** The ICC profile in the file. */
    public enum Profile {
        /** None: the colours are sRGB by convention. */
        NONE,
        /** One that says sRGB. */
        SRGB,
        /** One of another colour space, or one that cannot be read. */
        OTHER
    }
}
