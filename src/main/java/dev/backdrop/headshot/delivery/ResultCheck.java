package dev.backdrop.headshot.delivery;

import java.util.Optional;

import dev.backdrop.ledger.record.Fill;
import dev.backdrop.picture.frame.Frame;
import dev.backdrop.picture.inspect.EndOfImage;
import dev.backdrop.picture.inspect.ImageInspector;
import dev.backdrop.picture.inspect.Inspection.Picture;

/** Looks at what Firefly returned, without changing a byte: results are signed (C2PA), and re-encoding breaks the signature. */
public final class ResultCheck {

    private final ImageInspector inspector = new ImageInspector();

    /** The result's facts, or empty if the bytes are not a whole picture. */
    public Optional<Picture> inspect(byte[] result) {
        return inspector.inspect(result) instanceof Picture picture && EndOfImage.isThere(picture.type(), result)
                ? Optional.of(picture)
                : Optional.empty();
    }

    /** A sentence for people if the result's aspect is not the photo's: what Adobe returns for portrait formats is undocumented. */
    public Optional<String> warning(int photoWidth, int photoHeight, int width, int height) {
        return Frame.isSameAspect(photoWidth, photoHeight, width, height)
                ? Optional.empty()
                : Optional.of("Firefly returned " + width + "×" + height + " pixels for a photo of "
                        + photoWidth + "×" + photoHeight
                        + ": the aspect differs. Set backdrop.firefly.fit to pad, or backdrop.look.size to a size of the"
                        + " photo's aspect.");
    }

    /** The same for a photo that was sent in this frame. */
    public Optional<String> warning(Fill.Frame frame, int width, int height) {
        return Frame.isSameAspect(frame.width(), frame.height(), width, height)
                ? Optional.empty()
                : Optional.of(
                        "Firefly returned " + width + "×" + height + " pixels for a photo that was sent in a frame of "
                                + frame.width() + "×" + frame.height()
                                + ": the aspect differs, so the padding could not be taken off.");
    }
}
