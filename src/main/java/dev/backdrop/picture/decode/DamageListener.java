package dev.backdrop.picture.decode;

import java.util.List;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Notes a decoder's warnings of missing pixels, which it paints grey and otherwise returns like good ones. Other warnings are harmless:
 * cameras write a few bytes too many.
 */
final class DamageListener implements IIOReadWarningListener {

    /** Parts of the warnings of libjpeg (jerror.h) and of the JDK's reader. */
    private static final List<String> MISSING_PIXELS =
            List.of("premature end", "Premature end", "bad Huffman code", "instead of RST", "Truncated");

    private boolean found;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        found |= MISSING_PIXELS.stream().anyMatch(warning::contains);
    }

    void throwIfFound() throws DamagedPixelsException {
        if (found) {
            throw new DamagedPixelsException("a part of its pixels is missing");
        }
    }
}
