package dev.backdrop.headshot.model;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;

/** One worker's thread. The test moves it from one moment to the next. */
final class Stage {

    private enum Cue {
        GO,
        DIE
    }

    private final SynchronousQueue<Cue> cues = new SynchronousQueue<>();
    private final SynchronousQueue<String> arrivals = new SynchronousQueue<>();
    private String at = "start";
    private boolean over;

    /** Begins to run {@code work} up to its first moment. */
    void start(ExecutorService threads, Runnable work) {
        threads.execute(() -> {
            try {
                moment("start");
                work.run();
            } catch (Killed e) {
                // As planned: the worker is dead, and its claim stays.
            } finally {
                arrive("over");
            }
        });
        await();
    }

    /** Pauses the worker until the test lets it continue. */
    void moment(String name) {
        arrive(name);
        Cue cue = take(cues);
        if (cue == Cue.DIE) {
            throw new Killed();
        }
    }

    /** Lets the worker run to its next moment. */
    void go() {
        put(cues, Cue.GO);
        await();
    }

    /** Kills the worker at its current moment. */
    void kill() {
        put(cues, Cue.DIE);
        await();
    }

    boolean isOver() {
        return over;
    }

    String at() {
        return at;
    }

    private void await() {
        at = take(arrivals);
        over = at.equals("over");
    }

    private void arrive(String name) {
        put(arrivals, name);
    }

    private static <T> void put(SynchronousQueue<T> queue, T value) {
        try {
            queue.put(value);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T take(SynchronousQueue<T> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An error, so that nothing in the pipeline catches it. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }
}
