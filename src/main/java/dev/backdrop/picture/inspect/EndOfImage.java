package dev.backdrop.picture.inspect;

/**
 * Checks that a picture is complete. A truncated file still has a valid header, and decoders paint the missing part grey.
 * Data after the end does not matter: phones append films there.
 */
public final class EndOfImage {

    private EndOfImage() {}

    public static boolean isThere(ImageType type, byte[] file) {
        Bytes bytes = new Bytes(file);
        try {
            return switch (type) {
                case JPEG -> jpeg(bytes);
                case PNG -> png(bytes);
                case WEBP -> bytes.u32Little(4) + WebpHeader.RIFF_HEADER <= bytes.length();
            };
        } catch (IndexOutOfBoundsException cutOff) {
            return false;
        }
    }

    /** Whether these last bytes are the end of a picture; false for WebP, which has no end marker. */
    public static boolean isLast(ImageType type, byte[] end) {
        Bytes bytes = new Bytes(end);
        return switch (type) {
            case JPEG -> bytes.hasAt(bytes.length() - 2L, "\u00ff\u00d9");
            case PNG -> bytes.hasAt(bytes.length() - 8L, "IEND");
            case WEBP -> false;
        };
    }

    /** Skips segments whole: a thumbnail within one has an end marker of its own. */
    private static boolean jpeg(Bytes bytes) {
        JpegMarkers markers = new JpegMarkers(bytes);
        for (int code = markers.next(); code != JpegMarkers.END_OF_IMAGE; code = markers.next()) {
            if (JpegMarkers.hasSegment(code)) {
                markers.skipSegment();
            }
        }
        return true;
    }

    private static boolean png(Bytes bytes) {
        for (long at = PngHeader.SIGNATURE; ; at += bytes.u32(at) + PngHeader.AROUND_DATA) {
            if (bytes.hasAt(at + 4, "IEND")) {
                return at + bytes.u32(at) + PngHeader.AROUND_DATA <= bytes.length();
            }
        }
    }
}
