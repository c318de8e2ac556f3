package dev.backdrop.headshot.delivery;

import java.util.Optional;

import dev.backdrop.picture.inspect.EndOfImage;
import dev.backdrop.picture.inspect.ImageInspector;
import dev.backdrop.picture.inspect.Inspection.Picture;

/** Looks at what Firefly returned, without changing a byte: results are signed (C2PA), and re-encoding breaks the signature. */
public final class ResultCheck {

    /** Rounding of a resize stays below this; a crop or a square default does not. */
    private static final double ASPECT_TOLERANCE = 0.01;

    private final ImageInspector inspector = new ImageInspector();

    /** The result's facts, or empty if the bytes are not a whole picture. */
    public Optional<Picture> inspect(byte[] result) {
        return inspector.inspect(result) instanceof Picture picture && EndOfImage.isThere(picture.type(), result)
                ? Optional.of(picture)
                : Optional.empty();
    }

    /** A sentence for people if the result's aspect is not the photo's: what Adobe returns for portrait formats is undocumented. */
    public Optional<String> warning(int photoWidth, int photoHeight, int width, int height) {
        double wanted = (double) photoWidth / photoHeight;
        double got = (double) width / height;
        if (Math.abs(got - wanted) <= ASPECT_TOLERANCE * wanted) {
            return Optional.empty();
        }
        return Optional.of("Firefly returned " + width + "×" + height + " pixels for a photo of "
                + photoWidth + "×" + photoHeight
                + ": the aspect differs. Set backdrop.look.size to a size of the photo's aspect.");
    }
}
