package dev.backdrop.picture.inspect;

/** WebP (RFC 9649): a RIFF file whose first chunk is VP8, VP8L or VP8X. */
final class WebpHeader {

    static final int RIFF_HEADER = 8;
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int DATA = FIRST_CHUNK + CHUNK_HEADER;
    private static final int FOURTEEN_BITS = 0x3fff;

    private WebpHeader() {}

    static Header read(Bytes bytes) {
        return switch (bytes.ascii(FIRST_CHUNK, 4)) {
            case "VP8 " -> lossy(bytes);
            case "VP8L" -> lossless(bytes);
            case "VP8X" -> extended(bytes);
            default -> Header.EMPTY;
        };
    }

    /** A frame tag of three bytes and a start code come first; the upper two bits scale the picture when it is shown. */
    private static Header lossy(Bytes bytes) {
        if (!bytes.hasAt(DATA + 3, "\u009d\u0001*")) {
            return Header.EMPTY;
        }
        return unturned(bytes.u16Little(DATA + 6) & FOURTEEN_BITS, bytes.u16Little(DATA + 8) & FOURTEEN_BITS);
    }

    private static Header lossless(Bytes bytes) {
        if (bytes.u8(DATA) != 0x2f) {
            return Header.EMPTY;
        }
        long bits = bytes.u32Little(DATA + 1);
        return unturned((int) (bits & FOURTEEN_BITS) + 1, (int) (bits >> 14 & FOURTEEN_BITS) + 1);
    }

    private static Header extended(Bytes bytes) {
        int width = bytes.u24Little(DATA + 4) + 1;
        int height = bytes.u24Little(DATA + 7) + 1;
        return new Header(width, height, orientation(bytes));
    }

    /** The EXIF chunk is among the last; a chunk of odd length has a byte behind it. */
    private static int orientation(Bytes bytes) {
        for (long at = FIRST_CHUNK; at + CHUNK_HEADER <= bytes.length(); at += next(bytes.u32Little(at + 4))) {
            if (bytes.hasAt(at, "EXIF")) {
                long data = at + CHUNK_HEADER;
                // Some writers keep JPEG's introduction.
                long tiff = bytes.hasAt(data, "Exif\0\0") ? data + 6 : data;
                return Exif.orientation(bytes.from(tiff));
            }
        }
        return Exif.NOT_SAID;
    }

    private static long next(long length) {
        return CHUNK_HEADER + length + (length & 1);
    }

    private static Header unturned(int width, int height) {
        return new Header(width, height, Exif.NOT_SAID);
    }
}
