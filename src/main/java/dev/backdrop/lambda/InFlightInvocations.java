package dev.backdrop.lambda;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

/** Invocations without an answer yet: the process should not end before their messages are given back. */
@Singleton
class InFlightInvocations {

    private final Semaphore closed = new Semaphore(Integer.MAX_VALUE);

    void begin() {
        closed.acquireUninterruptibly();
    }

    void end() {
        closed.release();
    }

    /** @return whether all have ended before {@code atMost} was over */
    boolean awaitNone(Duration atMost) throws InterruptedException {
        if (!closed.tryAcquire(Integer.MAX_VALUE, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        closed.release(Integer.MAX_VALUE);
        return true;
    }
}
