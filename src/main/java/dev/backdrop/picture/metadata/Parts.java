package dev.backdrop.picture.metadata;

import java.util.Arrays;

/** Collects parts of a file, and copies nothing as long as they are its beginning. */
final class Parts {

    private final byte[] file;
    /** The beginning of the file up to here is all of it so far; -1 once it is not. */
    private int prefix;

    private byte[] copy = {};
    private int length;

    Parts(byte[] file) {
        this.file = file;
    }

    /**
     * Keeps the bytes from {@code from} on, without that at {@code to}.
     *
     * @throws IndexOutOfBoundsException if the file has no such bytes
     */
    void keep(long from, long to) {
        if (from < 0 || to < from || to > file.length) {
            throw new IndexOutOfBoundsException(from + " to " + to + " of " + file.length + " bytes");
        }
        if (prefix == from) {
            prefix = (int) to;
        } else {
            append(file, (int) from, (int) (to - from));
        }
    }

    void add(byte[] bytes) {
        append(bytes, 0, bytes.length);
    }

    byte[] joined() {
        if (prefix >= 0) {
            return prefix == file.length ? file : Arrays.copyOf(file, prefix);
        }
        return Arrays.copyOf(copy, length);
    }

    private void append(byte[] from, int at, int count) {
        if (count == 0) {
            return;
        }
        if (prefix >= 0) {
            length = prefix;
            copy = Arrays.copyOf(file, file.length + count);
            prefix = -1;
        }
        if (length + count > copy.length) {
            copy = Arrays.copyOf(copy, length + count);
        }
        System.arraycopy(from, at, copy, length, count);
        length += count;
    }
}
