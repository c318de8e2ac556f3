package dev.backdrop.reprocess.scan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Takes from an iterator in portions: what is done in parallel, or noted at once. */
public final class Chunks {

    private Chunks() {}

    /** At most {@code size}; fewer only at the end. */
    public static <T> List<T> next(Iterator<T> all, int size) {
        List<T> chunk = new ArrayList<>(size);
        while (chunk.size() < size && all.hasNext()) {
            chunk.add(all.next());
        }
        return chunk;
    }
}
