package dev.backdrop.headshot.delivery;

import java.util.Optional;

import dev.backdrop.ledger.record.Fill;
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
        return hasAspect(photoWidth, photoHeight, width, height)
                ? Optional.empty()
                : Optional.of("Firefly returned " + width + "×" + height + " pixels for a photo of "
                        + photoWidth + "×" + photoHeight
                        + ": the aspect differs. Set backdrop.firefly.fit to pad, or backdrop.look.size to a size of the"
                        + " photo's aspect.");
    }

    /** The same for a photo that was sent in this frame. */
    public Optional<String> warning(Fill.Frame frame, int width, int height) {
        return hasAspect(frame.width(), frame.height(), width, height)
                ? Optional.empty()
                : Optional.of(
                        "Firefly returned " + width + "×" + height + " pixels for a photo that was sent in a frame of "
                                + frame.width() + "×" + frame.height()
                                + ": the aspect differs, so the padding could not be taken off.");
    }

    private static boolean hasAspect(int wantedWidth, int wantedHeight, int width, int height) {
        double wanted = (double) wantedWidth / wantedHeight;
        double got = (double) width / height;
        return Math.abs(got - wanted) <= ASPECT_TOLERANCE * wanted;
    }
}
