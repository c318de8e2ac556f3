package dev.backdrop.local.stack;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes resources in reverse order, each once, even if closing another one fails. */
public final class Closers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Closers.class.getName());

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    public synchronized <T extends AutoCloseable> T add(T resource) {
        started.push(resource);
        return resource;
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            AutoCloseable resource = started.pop();
            try {
                resource.close();
            } catch (Exception unstoppable) {
                LOG.log(System.Logger.Level.WARNING, "cannot close " + resource, unstoppable);
            }
        }
    }
}
