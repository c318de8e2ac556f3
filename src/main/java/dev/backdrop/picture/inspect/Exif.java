package dev.backdrop.picture.inspect;

/** Reads the orientation from EXIF data (CIPA DC-008): a TIFF header, then a directory of twelve-byte entries. */
final class Exif {

    static final int UNKNOWN = 0;
    static final int UPRIGHT = 1;
    private static final int LAST = 8;
    private static final int ORIENTATION = 0x0112;
    private static final int HEADER = 8;
    private static final int ENTRY = 12;

    private Exif() {}

    /** Returns the orientation; {@link #UNKNOWN} also for malformed data, which some cameras write. */
    static int orientation(Bytes tiff) {
        boolean little = tiff.hasAt(0, "II");
        if (tiff.length() < HEADER || !little && !tiff.hasAt(0, "MM")) {
            return UNKNOWN;
        }
        long directory = little ? tiff.u32Little(4) : tiff.u32(4);
        if (directory + 2 > tiff.length()) {
            return UNKNOWN;
        }
        int entries = little ? tiff.u16Little(directory) : tiff.u16(directory);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY;
            if (entry + ENTRY > tiff.length()) {
                return UNKNOWN;
            }
            if ((little ? tiff.u16Little(entry) : tiff.u16(entry)) == ORIENTATION) {
                int value = little ? tiff.u16Little(entry + 8) : tiff.u16(entry + 8);
                return value >= UPRIGHT && value <= LAST ? value : UNKNOWN;
            }
        }
        return UNKNOWN;
    }
}
