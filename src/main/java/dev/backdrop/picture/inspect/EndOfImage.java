package dev.backdrop.picture.inspect;

/**
 * Whether a picture goes on to its end. A cut upload or download still has a good header, and decoders paint what is
 * missing grey. What comes behind the end does not matter: phones hang films there.
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

    /** Whether a file that ends so ends with its picture; a WebP does not tell. */
    public static boolean isLast(ImageType type, byte[] end) {
        Bytes bytes = new Bytes(end);
        return switch (type) {
            case JPEG -> bytes.hasAt(bytes.length() - 2L, "\u00ff\u00d9");
            case PNG -> bytes.hasAt(bytes.length() - 8L, "IEND");
            case WEBP -> false;
        };
    }

    /** The thumbnail within a segment has an end of its own, and is stepped over with it. */
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
