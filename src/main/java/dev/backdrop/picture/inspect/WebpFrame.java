package dev.backdrop.picture.inspect;

/** The one frame of a WebP, whose pixels a decoder makes room for, whatever the file's first header says. */
public final class WebpFrame {

    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;

    private WebpFrame() {}

    /** Whether the first frame has that size; false for an animation, whose frames are within other chunks. */
    public static boolean fills(int width, int height, byte[] file) {
        Bytes bytes = new Bytes(file);
        try {
            for (long at = FIRST_CHUNK; at + CHUNK_HEADER <= file.length; at += next(bytes.u32Little(at + 4))) {
                if (bytes.hasAt(at, "VP8 ") || bytes.hasAt(at, "VP8L")) {
                    Header frame = WebpHeader.frame(bytes, at);
                    return frame.width() == width && frame.height() == height;
                }
            }
        } catch (IndexOutOfBoundsException cutOff) {
            return false;
        }
        return false;
    }

    /** Whether the first frame is stored without loss. */
    public static boolean isLossless(byte[] file) {
        Bytes bytes = new Bytes(file);
        long at = FIRST_CHUNK;
        while (at + CHUNK_HEADER <= file.length && !bytes.hasAt(at, "VP8 ") && !bytes.hasAt(at, "VP8L")) {
            at += next(bytes.u32Little(at + 4));
        }
        return bytes.hasAt(at, "VP8L");
    }

    private static long next(long length) {
        return CHUNK_HEADER + length + (length & 1);
    }
}
