package dev.backdrop.picture.metadata;

import dev.backdrop.picture.inspect.ImageType;

/**
 * Takes metadata out of a picture's file. Nothing is decoded or inflated, and the pixels' data stays byte for byte. Data behind the end of
 * the picture goes, too: phones append films there.
 *
 * <p>Each method expects a picture that {@link dev.backdrop.picture.inspect.ImageInspector} has read and whose end
 * {@link dev.backdrop.picture.inspect.EndOfImage} has found; it throws an {@link IndexOutOfBoundsException} for another file. It returns the
 * given array if there is nothing to remove.
 */
public final class MetadataRemoval {

    private MetadataRemoval() {}

    /**
     * Removes all that may say something about a person or a place: EXIF with its GPS position and thumbnail, XMP, IPTC, comments, Content
     * Credentials, and what is unknown. What decides the colours stays: ICC profiles, JFIF, Adobe's marker. The EXIF orientation goes, too:
     * a picture must be upright before.
     */
    public static byte[] withoutPersonalData(ImageType type, byte[] file) {
        return switch (type) {
            case JPEG -> new JpegFilter(file, true).filtered();
            case PNG -> new PngFilter(file, true).filtered();
            case WEBP -> new WebpFilter(file, true).filtered();
        };
    }

    /**
     * Leaves only what a decoder needs for the stored samples: neither metadata, nor ICC profile, nor a JPEG's markers of its colour model.
     * No decoder can be made to inflate a profile or a text that way.
     */
    public static byte[] samplesOnly(ImageType type, byte[] file) {
        return switch (type) {
            case JPEG -> new JpegFilter(file, false).filtered();
            case PNG -> new PngFilter(file, false).filtered();
            case WEBP -> new WebpFilter(file, false).filtered();
        };
    }
}
