package dev.backdrop.picture.inspect;

/** Reads a WebP (RFC 9649): a RIFF file whose first chunk is VP8, VP8L or VP8X. */
final class WebpHeader {

    static final int RIFF_HEADER = 8;
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int DATA = FIRST_CHUNK + CHUNK_HEADER;
    private static final int ANIMATION = 0x02;
    private static final int FOURTEEN_BITS = 0x3fff;

    private WebpHeader() {}

    /** Whether the extended form's flags say that the file has frames instead of a picture. */
    static boolean isAnimated(Bytes bytes) {
        return bytes.hasAt(FIRST_CHUNK, "VP8X") && bytes.length() > DATA && (bytes.u8(DATA) & ANIMATION) != 0;
    }

    static Header read(Bytes bytes) {
        return switch (bytes.ascii(FIRST_CHUNK, 4)) {
            case "VP8 ", "VP8L" -> frame(bytes, FIRST_CHUNK);
            case "VP8X" -> extended(bytes);
            default -> Header.EMPTY;
        };
    }

    /** Reads the size of the frame in the chunk at {@code chunk}, which is VP8 or VP8L. */
    static Header frame(Bytes bytes, long chunk) {
        long data = chunk + CHUNK_HEADER;
        return bytes.hasAt(chunk, "VP8L") ? lossless(bytes, data) : lossy(bytes, data);
    }

    /** Skips a frame tag of three bytes and a start code. The upper two bits of each side only scale the display. */
    private static Header lossy(Bytes bytes, long data) {
        if (!bytes.hasAt(data + 3, "\u009d\u0001*")) {
            return Header.EMPTY;
        }
        return withoutOrientation(bytes.u16Little(data + 6) & FOURTEEN_BITS, bytes.u16Little(data + 8) & FOURTEEN_BITS);
    }

    private static Header lossless(Bytes bytes, long data) {
        if (bytes.u8(data) != 0x2f) {
            return Header.EMPTY;
        }
        long bits = bytes.u32Little(data + 1);
        return withoutOrientation((int) (bits & FOURTEEN_BITS) + 1, (int) (bits >> 14 & FOURTEEN_BITS) + 1);
    }

    private static Header extended(Bytes bytes) {
        int width = bytes.u24Little(DATA + 4) + 1;
        int height = bytes.u24Little(DATA + 7) + 1;
        return new Header(width, height, orientation(bytes));
    }

    /** Finds the EXIF chunk, one of the last. A chunk of odd length has a padding byte. */
    private static int orientation(Bytes bytes) {
        for (long at = FIRST_CHUNK; at + CHUNK_HEADER <= bytes.length(); at += next(bytes.u32Little(at + 4))) {
            if (bytes.hasAt(at, "EXIF")) {
                long data = at + CHUNK_HEADER;
                // Some programs keep the introduction of JPEG's EXIF segment.
                long tiff = bytes.hasAt(data, "Exif\0\0") ? data + 6 : data;
                return Exif.orientation(bytes.from(tiff));
            }
        }
        return Exif.UNKNOWN;
    }

    private static long next(long length) {
        return CHUNK_HEADER + length + (length & 1);
    }

    private static Header withoutOrientation(int width, int height) {
        return new Header(width, height, Exif.UNKNOWN);
    }
}
