package dev.backdrop.local.proof.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Files that claim more than they are, by what they claim. */
final class HostileHeaders {

    /** Just below the largest file that is read. */
    private static final int LARGE = 49_999_000;

    private static final int BIT = 1;
    private static final int COLOUR = 8;

    private HostileHeaders() {}

    static Map<String, byte[]> all() {
        byte[] zeros = deflatedZeros(30_000 * (1 + 30_000 / 8));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("PNG of 30000×30000", png(30_000, BIT, zeros));
        files.put("69 bytes of a PNG of 60000×60000", Arrays.copyOf(png(60_000, COLOUR, zeros), 69));
        files.put("JPEG of 65000×65000", jpeg());
        files.put("50 MB of JPEG segments", segments());
        return files;
    }

    private static byte[] png(int side, int bits, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        byte grey = 0;
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(side)
                        .putInt(side)
                        .put(new byte[] {(byte) bits, grey, 0, 0, 0})
                        .array());
        chunk(out, "IDAT", data);
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
        byte[] named = name.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(named);
        checksum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(named);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }

    private static byte[] deflatedZeros(int count) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(new byte[count]);
        deflater.finish();
        byte[] packed = new byte[count / 100];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static byte[] jpeg() {
        ByteBuffer file = ByteBuffer.allocate(1000);
        // SOI, and a frame (SOF0) of three components, 65000 pixels a side.
        file.putShort((short) 0xffd8)
                .putShort((short) 0xffc0)
                .putShort((short) 17)
                .put((byte) 8);
        file.putShort((short) 65_000).putShort((short) 65_000).put((byte) 3);
        file.put(new byte[] {1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1});
        file.putShort(998, (short) 0xffd9);
        return file.array();
    }

    /** Comments without end, so that the header is never found. */
    private static byte[] segments() {
        ByteBuffer file = ByteBuffer.allocate(LARGE);
        file.putShort((short) 0xffd8);
        while (file.remaining() >= 4) {
            file.putShort((short) 0xfffe).putShort((short) 2);
        }
        return file.array();
    }
}
