package dev.backdrop.local.firefly;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** The emulator's threads: many to serve, because a held request keeps its thread, and few to paint. */
record EmulatorThreads(ExecutorService workers, ScheduledExecutorService timer, ExecutorService painters)
        implements AutoCloseable {

    static EmulatorThreads start() {
        return new EmulatorThreads(
                Executors.newCachedThreadPool(named("firefly-serve")),
                Executors.newSingleThreadScheduledExecutor(named("firefly-timer")),
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), named("firefly-paint")));
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        timer.shutdownNow();
        painters.shutdownNow();
        workers.shutdownNow();
    }
}
