package dev.backdrop.picture.inspect;

/** Walks through a JPEG (ITU-T T.81) from marker to marker. Data in between, such as a scan, is skipped. */
public final class JpegMarkers {

    public static final int APP0 = 0xe0;
    public static final int APP1 = 0xe1;
    public static final int APP2 = 0xe2;
    public static final int APP14 = 0xee;
    public static final int APP15 = 0xef;
    public static final int COMMENT = 0xfe;
    public static final int END_OF_IMAGE = 0xd9;
    public static final int START_OF_SCAN = 0xda;
    private static final int FIRST_RESTART = 0xd0;
    private static final int FIRST_DEFINED = 0xc0;
    private static final int LENGTH = 2;

    private final Bytes bytes;
    private long position = 2;

    public JpegMarkers(Bytes bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns the code of the next marker: 0xff, perhaps repeated, and a byte that is neither 0xff nor the 0 of a
     * scan's data.
     */
    public int next() {
        int code;
        do {
            position = bytes.find(0xff, position) + 1;
            code = bytes.u8(position);
        } while (code == 0xff || code == 0);
        position++;
        return code;
    }

    /** Returns the position behind the current marker, or behind the current segment once it is skipped. */
    public long position() {
        return position;
    }

    /** Returns where the data of the current segment begins. */
    public long data() {
        return position + LENGTH;
    }

    /** Skips the current segment. A length below 2 is invalid and would cause an endless loop. */
    public void skipSegment() {
        position += Math.max(bytes.u16(position), LENGTH);
    }

    /**
     * Whether a segment follows the marker. Codes below 0xc0 are reserved: within a scan they are damage without a
     * length.
     */
    public static boolean hasSegment(int code) {
        boolean standsAlone = code >= FIRST_RESTART && code <= END_OF_IMAGE;
        return code >= FIRST_DEFINED && !standsAlone;
    }

    /** Whether the code is one of SOF0 to SOF15; three codes in that range are other tables. */
    public static boolean isFrameHeader(int code) {
        return code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
    }

    /** Whether a frame header is that of a baseline, extended or progressive JPEG, and not of a lossless or hierarchical one or of one with arithmetic coding. */
    static boolean isUsualProcess(int frameHeader) {
        return frameHeader >= 0xc0 && frameHeader <= 0xc2;
    }
}
