package dev.backdrop.picture.inspect;

import java.nio.charset.StandardCharsets;

/**
 * Reads unsigned numbers within a window of an array. A position outside the window, whatever a header claims, throws an
 * {@link IndexOutOfBoundsException}, and no number overflows.
 */
public final class Bytes {

    private final byte[] array;
    private final int from;
    private final int to;

    public Bytes(byte[] array) {
        this(array, 0, array.length);
    }

    private Bytes(byte[] array, int from, int to) {
        this.array = array;
        this.from = from;
        this.to = to;
    }

    public int length() {
        return to - from;
    }

    /** Returns the window from {@code at} on. */
    public Bytes from(long at) {
        return new Bytes(array, index(at, 0), to);
    }

    /** Returns the window that ends after {@code length} bytes at the latest. */
    Bytes first(int length) {
        return new Bytes(array, from, (int) Math.min((long) from + length, to));
    }

    public int u8(long at) {
        return array[index(at, 1)] & 0xff;
    }

    public int u16(long at) {
        return u8(at) << 8 | u8(at + 1);
    }

    public long u32(long at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    public int u16Little(long at) {
        return u8(at) | u8(at + 1) << 8;
    }

    public int u24Little(long at) {
        return u16Little(at) | u8(at + 2) << 16;
    }

    public long u32Little(long at) {
        return u16Little(at) | (long) u16Little(at + 2) << 16;
    }

    /** Whether these bytes, written as characters, are at {@code at}; false where the window ends before. */
    public boolean hasAt(long at, String text) {
        if (at < 0 || at + text.length() > length()) {
            return false;
        }
        // Compared in place: a file may consist of a million headers.
        for (int i = 0; i < text.length(); i++) {
            if ((array[from + (int) at + i] & 0xff) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the position of the next byte {@code value}, from {@code at} on. */
    public long find(int value, long at) {
        int next = index(at, 0);
        while (next < to && array[next] != (byte) value) {
            next++;
        }
        return next == to ? outside(length()) : next - from;
    }

    /** Returns these bytes as characters, each of one byte. */
    public String ascii(long at, int length) {
        return new String(array, index(at, length), length, StandardCharsets.ISO_8859_1);
    }

    private int index(long at, int length) {
        if (at < 0 || at + length > length()) {
            return outside(at);
        }
        return from + (int) at;
    }

    private int outside(long at) {
        throw new IndexOutOfBoundsException("Byte " + at + " of " + length());
    }
}
