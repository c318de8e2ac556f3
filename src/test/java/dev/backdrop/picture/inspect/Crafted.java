package dev.backdrop.picture.inspect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Pictures that are built byte by byte. */
public final class Crafted {

    private Crafted() {}

    /** A PNG with one chunk between header and data. */
    public static byte[] png(int width, int height, String chunk, byte[] data) {
        return joined(beginning(width, height), chunk(chunk, data), chunk("IDAT", deflatedZeros(100)), chunk("IEND"));
    }

    /** A chunk that claims a length the file does not have. */
    public static byte[] claimingChunk(int width, int height, int claimed) {
        byte[] chunk = chunk("tEXt", new byte[20]);
        ByteBuffer.wrap(chunk).putInt(0, claimed);
        return joined(beginning(width, height), chunk, chunk("IEND"));
    }

    /** A file of empty chunks. */
    public static byte[] chunks(int length) {
        return filled(beginning(700, 700), chunk("aaAa"), length);
    }

    /** A file of empty segments. */
    public static byte[] segments(int length) {
        return filled(Arrays.copyOf(Pictures.jpeg(700, 700), 2), ascii("\u00ff\u00e1\0\2"), length);
    }

    public static byte[] fillBytes(int length) {
        return filled(Arrays.copyOf(Pictures.jpeg(700, 700), 2), ascii("\u00ff"), length);
    }

    public static byte[] webpChunks(int length) {
        byte[] file = filled(Arrays.copyOf(extendedWebp(700, 700, 1), 30), ascii("ABCD\0\0\0\0"), length);
        return ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, length)
                .array();
    }

    public static byte[] largeExif(int length) {
        byte[] exif = littleEndianExif(1);
        ByteBuffer.wrap(exif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(8, (short) -1)
                .putShort(10, (short) 1);
        byte[] begin =
                joined(Arrays.copyOf(Pictures.jpeg(700, 700), 2), ascii("\u00ff\u00e1\u00ff\u00ffExif\0\0"), exif);
        return Arrays.copyOf(begin, length);
    }

    /** Compresses this many zeros. */
    public static byte[] deflatedZeros(int length) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        byte[] buffer = new byte[1 << 16];
        for (int left = length; left > 0; left -= zeros.length) {
            deflater.setInput(zeros, 0, Math.min(left, zeros.length));
            while (!deflater.needsInput()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** A text chunk's introduction, and its compressed text. */
    public static byte[] text(String introduction, byte[] compressed) {
        return joined(ascii(introduction), compressed);
    }

    public static byte[] lossyWebp(int width, int height) {
        ByteBuffer frame = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        // The two upper bits scale the display.
        frame.put(ascii("\0\0\0\u009d\1*")).putShort((short) (width | 0x4000)).putShort((short) height);
        return riff(riffChunk("VP8 ", frame.array()));
    }

    public static byte[] extendedWebp(int width, int height, int orientation) {
        ByteBuffer canvas = ByteBuffer.allocate(11).order(ByteOrder.LITTLE_ENDIAN);
        canvas.putInt(8).putInt(width - 1);
        canvas.position(7);
        canvas.putInt(height - 1);
        return riff(joined(
                riffChunk("VP8X", Arrays.copyOf(canvas.array(), 10)),
                riffChunk("ALPH", new byte[3]),
                riffChunk("EXIF", littleEndianExif(orientation))));
    }

    public static byte[] littleEndianExif(int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
        exif.put(ascii("II*\0")).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        return exif.array();
    }

    /** A JPEG with a thumbnail as cameras write it: a whole JPEG within a segment. */
    public static byte[] withThumbnail(byte[] jpeg, byte[] thumbnail) {
        ByteBuffer segment = ByteBuffer.allocate(4 + thumbnail.length);
        segment.putShort((short) 0xffe2)
                .putShort((short) (2 + thumbnail.length))
                .put(thumbnail);
        return joined(Arrays.copyOf(jpeg, 2), segment.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] beginning(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 0, 0, 0, 0});
        return joined(ascii("\u0089PNG\r\n\u001a\n"), chunk("IHDR", header.array()));
    }

    /** A PNG chunk with its checksum. */
    public static byte[] chunk(String name, byte... data) {
        CRC32 checksum = new CRC32();
        checksum.update(ascii(name));
        checksum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(ascii(name))
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }

    public static byte[] riff(byte[] chunks) {
        return ByteBuffer.allocate(12 + chunks.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(4 + chunks.length)
                .put(ascii("WEBP"))
                .put(chunks)
                .array();
    }

    public static byte[] riffChunk(String name, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + data.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii(name))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private static byte[] filled(byte[] beginning, byte[] wave, int length) {
        byte[] file = Arrays.copyOf(beginning, length);
        for (int at = beginning.length; at + wave.length <= length; at += wave.length) {
            System.arraycopy(wave, 0, file, at, wave.length);
        }
        return file;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
