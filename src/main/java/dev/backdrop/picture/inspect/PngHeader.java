package dev.backdrop.picture.inspect;

/**
 * Reads a PNG (ISO/IEC 15948): IHDR comes first; eXIf may be anywhere, and the chunks in between are skipped by their
 * length.
 */
final class PngHeader {

    static final int SIGNATURE = 8;
    /** Length and name before a chunk's data, and the checksum after it. */
    static final int AROUND_DATA = 12;

    private static final long LONGEST_SIDE = Integer.MAX_VALUE;

    private PngHeader() {}

    static Header read(Bytes bytes) {
        if (!bytes.hasAt(SIGNATURE + 4, "IHDR")) {
            return Header.EMPTY;
        }
        long width = bytes.u32(SIGNATURE + 8);
        long height = bytes.u32(SIGNATURE + 12);
        if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
            return Header.EMPTY;
        }
        return new Header((int) width, (int) height, orientation(bytes));
    }

    private static int orientation(Bytes bytes) {
        for (long at = SIGNATURE;
                at + AROUND_DATA <= bytes.length() && !bytes.hasAt(at + 4, "IEND");
                at += bytes.u32(at) + AROUND_DATA) {
            if (bytes.hasAt(at + 4, "eXIf")) {
                return Exif.orientation(bytes.from(at + 8));
            }
        }
        return Exif.UNKNOWN;
    }
}
