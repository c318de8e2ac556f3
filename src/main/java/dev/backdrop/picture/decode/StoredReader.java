package dev.backdrop.picture.decode;

import java.io.IOException;

import dev.backdrop.picture.colour.ColourInspector;
import dev.backdrop.picture.colour.Colours;
import dev.backdrop.picture.decode.Decoding.Refused;
import dev.backdrop.picture.inspect.EndOfImage;
import dev.backdrop.picture.inspect.ImageInspector;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.inspect.Inspection.Picture;

/** What both decoders do: judge the file by its header, then read its samples, and say what is wrong with it. */
final class StoredReader {

    private static final int BYTE = 8;

    private final Limits limits;
    private final ImageInspector inspector = new ImageInspector();
    private final ColourInspector colourInspector = new ColourInspector();
    private final SampleReader samples = new SampleReader();

    StoredReader(Limits limits) {
        this.limits = limits;
    }

    /** What becomes of the samples that a file has. */
    @FunctionalInterface
    interface Use<T> {
        T of(Picture picture, Colours colours, Stored stored);
    }

    <T> Decoding<T> read(byte[] file, Use<T> use) {
        if (file.length > limits.bytes()) {
            return new Refused<>(
                    "too-large",
                    "has " + file.length + " bytes; at most " + limits.bytes() + " are decoded. Save it smaller.");
        }
        return inspector
                .inspect(file)
                .handle(
                        picture -> read(file, picture, use),
                        other -> new Refused<>(
                                "unsupported-type",
                                "is " + other.what() + ", whatever its name says. Save it as JPEG, PNG or WebP."),
                        damaged -> damaged(damaged.what()));
    }

    private <T> Decoding<T> read(byte[] file, Picture picture, Use<T> use) {
        long pixels = (long) picture.width() * picture.height();
        if (pixels > limits.pixels()) {
            return new Refused<>(
                    "too-many-pixels",
                    "has " + picture.width() + "×" + picture.height() + " pixels; at most "
                            + limits.pixels() / 1_000_000 + " million are decoded. Save it smaller.");
        }
        if (!EndOfImage.isThere(picture.type(), file)) {
            return new Refused<>(
                    "damaged", "is cut off: its end is missing, so its upload is incomplete. Upload it again.");
        }
        try {
            Colours colours = colourInspector.inspect(picture.type(), file);
            return isRare(picture, colours)
                    ? rare()
                    : new Decoding.Done<>(use.of(picture, colours, samples.read(picture, colours, file)));
        } catch (DamagedPixelsException damaged) {
            return damaged(damaged.what());
        } catch (IOException | RuntimeException unreadable) {
            // The decoders throw exceptions of all kinds where a crafted file leads them astray.
            return isUnsupported(unreadable) ? rare() : damaged("its pixels cannot be read");
        }
    }

    private static boolean isRare(Picture picture, Colours colours) {
        return picture.type() == ImageType.JPEG && colours.bits() != BYTE;
    }

    /** The JDK's decoder says so of arithmetic coding, lossless JPEGs and the like. */
    private static boolean isUnsupported(Exception e) {
        return e.getMessage() != null && e.getMessage().startsWith("Unsupported");
    }

    private static <T> Decoding<T> rare() {
        return new Refused<>(
                "unsupported-type",
                "is stored in a way that few programs read. Save it again, as an ordinary JPEG or PNG.");
    }

    private static <T> Decoding<T> damaged(String what) {
        return new Refused<>("damaged", "is damaged: " + what + ". Upload it again.");
    }
}
