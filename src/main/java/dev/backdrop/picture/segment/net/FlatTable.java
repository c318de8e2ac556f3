package dev.backdrop.picture.segment.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One table of a FlatBuffers file. A field is named by its number in the schema; a field that the file leaves out has its default.
 * Offsets that leave the file throw an {@link IndexOutOfBoundsException}.
 */
final class FlatTable {

    private final ByteBuffer file;
    private final int at;

    private FlatTable(ByteBuffer file, int at) {
        this.file = file;
        this.at = at;
    }

    static FlatTable root(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new FlatTable(file, file.getInt(0));
    }

    int octet(int field, int absent) {
        int position = position(field);
        return position == 0 ? absent : file.get(position) & 0xff;
    }

    int integer(int field, int absent) {
        int position = position(field);
        return position == 0 ? absent : file.getInt(position);
    }

    FlatTable table(int field) {
        int position = position(field);
        if (position == 0) {
            throw new IndexOutOfBoundsException("Field " + field + " is absent");
        }
        return new FlatTable(file, follow(position));
    }

    List<FlatTable> tables(int field) {
        ByteBuffer vector = vector(field, Integer.BYTES);
        List<FlatTable> tables = new ArrayList<>();
        for (int i = 0; i < vector.limit(); i += Integer.BYTES) {
            int position = vectorStart(field) + i;
            tables.add(new FlatTable(file, follow(position)));
        }
        return tables;
    }

    int[] integers(int field) {
        ByteBuffer vector = vector(field, Integer.BYTES);
        int[] integers = new int[vector.limit() / Integer.BYTES];
        vector.asIntBuffer().get(integers);
        return integers;
    }

    String text(int field) {
        return StandardCharsets.UTF_8.decode(bytes(field)).toString();
    }

    /** A view of the file, little endian; empty if the field is absent. */
    ByteBuffer bytes(int field) {
        return vector(field, 1);
    }

    private ByteBuffer vector(int field, int elementBytes) {
        if (position(field) == 0) {
            return ByteBuffer.allocate(0);
        }
        int start = vectorStart(field);
        int length = Math.multiplyExact(file.getInt(start - Integer.BYTES), elementBytes);
        return file.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int vectorStart(int field) {
        return follow(position(field)) + Integer.BYTES;
    }

    private int follow(int position) {
        return Math.addExact(position, file.getInt(position));
    }

    /** Of a field's value in the file; 0 if the field is absent. */
    private int position(int field) {
        int layout = at - file.getInt(at);
        int entry = 2 * Short.BYTES + Short.BYTES * field;
        if (entry >= file.getShort(layout)) {
            return 0;
        }
        int offset = file.getShort(layout + entry);
        return offset == 0 ? 0 : at + offset;
    }
}
