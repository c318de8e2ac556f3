package dev.backdrop.local.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The changes that one browser has yet to receive. It keeps only ids, each once: a slow browser costs a set, never a
 * growing queue, and gets the newest state when it reads on.
 */
final class Subscription {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<String> changed;
    private boolean isNoticed;

    Subscription(Collection<String> ids) {
        this.changed = new LinkedHashSet<>(ids);
    }

    void changed(String id) {
        lock.lock();
        try {
            changed.add(id);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The notice has changed. */
    void noticed() {
        lock.lock();
        try {
            isNoticed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int pending() {
        lock.lock();
        try {
            return changed.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes up to {@code max} ids, oldest change first; none if only the notice changed, or if nothing did for {@code
     * patience}.
     */
    List<String> take(int max, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (changed.isEmpty() && !isNoticed && left > 0) {
                left = news.awaitNanos(left);
            }
            isNoticed = false;
            List<String> taken = new ArrayList<>();
            Iterator<String> ids = changed.iterator();
            while (ids.hasNext() && taken.size() < max) {
                taken.add(ids.next());
                ids.remove();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
