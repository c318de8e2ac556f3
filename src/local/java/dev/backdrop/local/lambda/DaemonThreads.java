package dev.backdrop.local.lambda;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One thread per request, because each may wait long. */
final class DaemonThreads {
    private DaemonThreads() {}

    static ExecutorService named(String name) {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
