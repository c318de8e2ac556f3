package dev.backdrop.picture.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.backdrop.picture.inspect.Crafted;
import dev.backdrop.picture.pixels.Rgb;

/** What reaches a bucket now and then: animations, several pictures in one file, and kinds of JPEG that few programs write. */
public final class RareEncodings {

    private static final int PNG_HEADER = 33;
    private static final int RIFF_HEADER = 12;

    private RareEncodings() {}

    /** A lossless WebP (RFC 9649, VP8L) without any compression: each sample is a code of eight bits. */
    public static byte[] losslessWebp(Rgb rgb) {
        Bits bits = new Bits();
        bits.add(0x2f, 8);
        bits.add(rgb.width() - 1, 14);
        bits.add(rgb.height() - 1, 14);
        // No alpha, version 0, no transform, no colour cache, one group of codes.
        bits.add(0, 1 + 3 + 1 + 1 + 1);
        eightBitCode(bits, 280);
        eightBitCode(bits, 256);
        eightBitCode(bits, 256);
        // Alpha is always 255, and no distance is used: codes of one symbol.
        bits.add(0b101, 3);
        bits.add(255, 8);
        bits.add(0b0001, 4);
        for (int i = 0; i < rgb.pixels(); i++) {
            for (int sample : new int[] {rgb.green(i), rgb.red(i), rgb.blue(i)}) {
                bits.add(Integer.reverse(sample) >>> 24, 8);
            }
        }
        return Crafted.riff(Crafted.riffChunk("VP8L", bits.bytes()));
    }

    /** The first 256 of the symbols have codes of eight bits, in order; the others have none. */
    private static void eightBitCode(Bits bits, int symbols) {
        // The code of the code lengths: 0 and 8 have one bit each. Both are among the first twelve in the order of the
        // format.
        bits.add(0, 1);
        bits.add(12 - 4, 4);
        for (int i = 0; i < 12; i++) {
            bits.add(i == 2 || i == 11 ? 1 : 0, 3);
        }
        bits.add(0, 1);
        for (int symbol = 0; symbol < symbols; symbol++) {
            bits.add(symbol < 256 ? 1 : 0, 1);
        }
    }

    /** Two frames, both of this picture. */
    public static byte[] animatedWebp(byte[] still, int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(10);
        header.put((byte) 0x02).put(new byte[3]).put(size(width)).put(size(height));
        byte[] frame = Crafted.joined(
                new byte[6],
                size(width),
                size(height),
                new byte[4],
                Arrays.copyOfRange(still, RIFF_HEADER, still.length));
        return Crafted.riff(Crafted.joined(
                Crafted.riffChunk("VP8X", header.array()),
                Crafted.riffChunk("ANIM", new byte[6]),
                Crafted.riffChunk("ANMF", frame),
                Crafted.riffChunk("ANMF", frame)));
    }

    private static byte[] size(int side) {
        return new byte[] {(byte) (side - 1), (byte) (side - 1 >> 8), 0};
    }

    /** An APNG whose first frame is the picture, and whose second one is {@code other}. */
    public static byte[] animatedPng(byte[] png, byte[] other, int width, int height) {
        byte[] control = ByteBuffer.allocate(8).putInt(2).array();
        byte[] secondPixels = chunkData(other, "IDAT");
        byte[] animated = Crafted.joined(
                Arrays.copyOf(png, PNG_HEADER),
                Crafted.chunk("acTL", control),
                Crafted.chunk("fcTL", frameControl(0, width, height)),
                Arrays.copyOfRange(png, PNG_HEADER, png.length - 12),
                Crafted.chunk("fcTL", frameControl(1, width, height)),
                Crafted.chunk(
                        "fdAT", Crafted.joined(ByteBuffer.allocate(4).putInt(2).array(), secondPixels)),
                Crafted.chunk("IEND"));
        return animated;
    }

    /** With a chunk behind the palette. */
    public static byte[] beforePixels(byte[] png, String name, byte[] data) {
        int pixels = new String(png, StandardCharsets.ISO_8859_1).indexOf("IDAT") - 4;
        return Crafted.joined(
                Arrays.copyOf(png, pixels), Crafted.chunk(name, data), Arrays.copyOfRange(png, pixels, png.length));
    }

    private static byte[] frameControl(int sequence, int width, int height) {
        ByteBuffer control =
                ByteBuffer.allocate(26).putInt(sequence).putInt(width).putInt(height);
        return control.putInt(0)
                .putInt(0)
                .putShort((short) 1)
                .putShort((short) 10)
                .array();
    }

    private static byte[] chunkData(byte[] png, String name) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteBuffer chunks = ByteBuffer.wrap(png);
        for (int at = 8; at < png.length; at += chunks.getInt(at) + 12) {
            if (new String(png, at + 4, 4, StandardCharsets.ISO_8859_1).equals(name)) {
                data.write(png, at + 8, chunks.getInt(at));
            }
        }
        return data.toByteArray();
    }

    /** A multi-picture file as stereo cameras and phones write it (CIPA DC-007): another JPEG behind the first. */
    public static byte[] multiPicture(byte[] jpeg, byte[] other) {
        byte[] index = Crafted.joined(
                Encodings.ascii("MPF\0II*\0"), ByteBuffer.allocate(12).array());
        return Crafted.joined(Encodings.withSegment(jpeg, 0xe2, index), other);
    }

    /** Bytes that belong to nothing before the end marker. */
    public static byte[] withBytesBeforeTheEnd(byte[] jpeg) {
        return Crafted.joined(
                Arrays.copyOf(jpeg, jpeg.length - 2), new byte[] {1, 2, 3, 4, 5, (byte) 0xff, (byte) 0xd9});
    }

    /**
     * The JPEG under the marker of another process (ITU-T T.81, table B.1): 0xc3 is lossless, 0xc9 arithmetic coding. No decoder that
     * reads only the usual ones looks farther.
     */
    public static byte[] ofProcess(byte[] jpeg, int marker) {
        byte[] other = jpeg.clone();
        other[frameHeader(jpeg) + 1] = (byte) marker;
        return other;
    }

    public static byte[] ofTwelveBits(byte[] jpeg) {
        byte[] deep = jpeg.clone();
        deep[frameHeader(jpeg) + 4] = 12;
        return deep;
    }

    private static int frameHeader(byte[] jpeg) {
        return new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
    }

    /** Bits as VP8L packs them: the lowest of a byte first. */
    private static final class Bits {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private long pending;
        private int count;

        void add(int value, int length) {
            pending |= (long) value << count;
            count += length;
            while (count >= 8) {
                out.write((int) pending);
                pending >>>= 8;
                count -= 8;
            }
        }

        byte[] bytes() {
            add(0, 7);
            return out.toByteArray();
        }
    }
}
