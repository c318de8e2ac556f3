package dev.backdrop.picture.metadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

import dev.backdrop.picture.inspect.Bytes;

/** Drops chunks of a WebP (RFC 9649), and the flags that announce them. */
final class WebpFilter {

    private static final int RIFF_SIZE = 4;
    private static final int RIFF_HEADER = 8;
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;

    private static final Set<String> PIXELS = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF");
    private static final String PROFILE = "ICCP";

    private static final int XMP_FLAG = 0x04;
    private static final int EXIF_FLAG = 0x08;
    private static final int PROFILE_FLAG = 0x20;

    private final byte[] file;
    private final Bytes bytes;
    private final Parts parts;
    private final Set<String> kept = new HashSet<>(PIXELS);
    private int droppedFlags = XMP_FLAG | EXIF_FLAG;

    WebpFilter(byte[] file, boolean keepsColours) {
        this.file = file;
        bytes = new Bytes(file);
        parts = new Parts(file);
        if (keepsColours) {
            kept.add(PROFILE);
        } else {
            droppedFlags |= PROFILE_FLAG;
        }
    }

    byte[] filtered() {
        long end = bytes.u32Little(RIFF_SIZE) + RIFF_HEADER;
        parts.keep(0, FIRST_CHUNK);
        for (long at = FIRST_CHUNK; at + CHUNK_HEADER <= end; ) {
            long length = bytes.u32Little(at + 4);
            long next = Math.min(at + CHUNK_HEADER + length + (length & 1), end);
            if (kept.contains(bytes.ascii(at, 4))) {
                parts.keep(at, next);
            }
            at = next;
        }
        return corrected(parts.joined());
    }

    private byte[] corrected(byte[] filtered) {
        int flags = bytes.hasAt(FIRST_CHUNK, "VP8X") ? bytes.u8(FIRST_CHUNK + CHUNK_HEADER) : 0;
        if (filtered.length == file.length && (flags & droppedFlags) == 0) {
            return filtered;
        }
        byte[] corrected = filtered == file ? file.clone() : filtered;
        ByteBuffer buffer = ByteBuffer.wrap(corrected).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(RIFF_SIZE, corrected.length - RIFF_HEADER);
        if (bytes.hasAt(FIRST_CHUNK, "VP8X")) {
            buffer.put(FIRST_CHUNK + CHUNK_HEADER, (byte) (flags & ~droppedFlags));
        }
        return corrected;
    }
}
