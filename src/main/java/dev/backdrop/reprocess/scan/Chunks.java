package dev.backdrop.reprocess.scan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Takes chunks from an iterator. */
public final class Chunks {

    private Chunks() {}

    /** Takes {@code size} elements; fewer only at the end. */
    public static <T> List<T> next(Iterator<T> all, int size) {
        List<T> chunk = new ArrayList<>(size);
        while (chunk.size() < size && all.hasNext()) {
            chunk.add(all.next());
        }
        return chunk;
    }
}
