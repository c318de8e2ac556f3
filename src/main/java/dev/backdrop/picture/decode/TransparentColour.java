package dev.backdrop.picture.decode;

import java.util.Arrays;
import java.util.Optional;

import dev.backdrop.picture.colour.Colours;
import dev.backdrop.picture.colour.Colours.Model;
import dev.backdrop.picture.inspect.Bytes;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

/**
 * The one colour of a PNG without alpha that is transparent (chunk tRNS), which programs that shrink files write. The JDK's versions read it
 * differently, so the chunk is taken out of the file and applied here.
 *
 * @param red of 8 bits, as all; of 16 stored bits the upper 8 count
 */
record TransparentColour(int red, int green, int blue) {

    private static final int SIGNATURE = 8;
    private static final int AROUND_DATA = 12;

    static Optional<TransparentColour> in(byte[] png, Colours colours) {
        long at = chunk(png);
        if (at < 0 || colours.model() == Model.PALETTE) {
            return Optional.empty();
        }
        Bytes bytes = new Bytes(png);
        int first = sample(bytes, at + 8, colours.bits());
        return Optional.of(
                colours.model() == Model.GREY
                        ? new TransparentColour(first, first, first)
                        : new TransparentColour(
                                first, sample(bytes, at + 10, colours.bits()), sample(bytes, at + 12, colours.bits())));
    }

    /** The file without the chunk. */
    static byte[] removed(byte[] png) {
        int at = (int) chunk(png);
        int next = at + (int) new Bytes(png).u32(at) + AROUND_DATA;
        byte[] rest = Arrays.copyOf(png, png.length - (next - at));
        System.arraycopy(png, next, rest, at, png.length - next);
        return rest;
    }

    /** The alpha of these pixels: those of this colour are transparent. */
    Grey alpha(Grey grey) {
        Grey alpha = Grey.zero(grey.width(), grey.height());
        for (int i = 0; i < grey.pixels(); i++) {
            alpha.set(i, grey.at(i) == red ? 0 : 255);
        }
        return alpha;
    }

    Grey alpha(Rgb colour) {
        Grey alpha = Grey.zero(colour.width(), colour.height());
        for (int i = 0; i < colour.pixels(); i++) {
            boolean equal = colour.red(i) == red && colour.green(i) == green && colour.blue(i) == blue;
            alpha.set(i, equal ? 0 : 255);
        }
        return alpha;
    }

    /** Scaled to 8 bits as the decoder scales. */
    private static int sample(Bytes bytes, long at, int bits) {
        int most = (1 << bits) - 1;
        return ((bytes.u16(at) & most) * 255 + most / 2) / most;
    }

    /** Where the chunk begins; -1 if there is none. */
    private static long chunk(byte[] png) {
        Bytes bytes = new Bytes(png);
        for (long at = SIGNATURE; !bytes.hasAt(at + 4, "IDAT"); at += bytes.u32(at) + AROUND_DATA) {
            if (bytes.hasAt(at + 4, "tRNS")) {
                return at;
            }
        }
        return -1;
    }
}
