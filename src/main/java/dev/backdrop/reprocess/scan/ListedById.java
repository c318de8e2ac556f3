package dev.backdrop.reprocess.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

import dev.backdrop.bucket.StoredObject;

/**
 * Groups a listing in key order by id, in {@link IdOrder}. Holds at most as many ids as the current key has dots.
 */
final class ListedById implements Iterator<Listed> {

    private final Iterator<StoredObject> objects;
    private final Function<String, Optional<String>> idOf;
    /** Ids that may have more objects; each lies below the previous one. */
    private final Deque<Listed> open = new ArrayDeque<>();

    private final Deque<Listed> complete = new ArrayDeque<>();

    ListedById(Iterator<StoredObject> objects, Function<String, Optional<String>> idOf) {
        this.objects = objects;
        this.idOf = idOf;
    }

    @Override
    public boolean hasNext() {
        while (complete.isEmpty() && objects.hasNext()) {
            StoredObject object = objects.next();
            idOf.apply(object.key()).ifPresent(id -> add(id, object));
        }
        if (complete.isEmpty() && !open.isEmpty()) {
            complete.add(open.pop());
        }
        return !complete.isEmpty();
    }

    @Override
    public Listed next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return complete.remove();
    }

    private void add(String id, StoredObject object) {
        while (!open.isEmpty()
                && !open.peek().id().equals(id)
                && !IdOrder.isBelow(id, open.peek().id())) {
            complete.add(open.pop());
        }
        if (open.isEmpty() || !open.peek().id().equals(id)) {
            open.push(new Listed(id, new ArrayList<>()));
        }
        open.peek().objects().add(object);
    }
}
