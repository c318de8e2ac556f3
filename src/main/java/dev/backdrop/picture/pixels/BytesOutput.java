package dev.backdrop.picture.pixels;

import java.io.IOException;
import java.util.Arrays;

import javax.imageio.stream.ImageOutputStreamImpl;

/** A file in memory as the JDK's writers want it. The JDK's own stream over memory keeps a copy of all that it passes on. */
final class BytesOutput extends ImageOutputStreamImpl {

    private byte[] bytes;
    private int length;

    BytesOutput(int expected) {
        bytes = new byte[expected];
    }

    byte[] written() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public void write(int value) throws IOException {
        flushBits();
        makeRoom(1);
        bytes[(int) streamPos++] = (byte) value;
        length = Math.max(length, (int) streamPos);
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        flushBits();
        makeRoom(count);
        System.arraycopy(source, offset, bytes, (int) streamPos, count);
        streamPos += count;
        length = Math.max(length, (int) streamPos);
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < length ? bytes[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
        bitOffset = 0;
        if (streamPos >= length) {
            return count == 0 ? 0 : -1;
        }
        int read = (int) Math.min(count, length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, read);
        streamPos += read;
        return read;
    }

    private void makeRoom(int count) {
        long needed = streamPos + count;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(needed, bytes.length + bytes.length / 2L)));
        }
    }
}
