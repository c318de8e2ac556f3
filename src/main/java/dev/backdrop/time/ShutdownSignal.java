package dev.backdrop.time;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sleeps like anybody, until the process is asked to end: then every sleep is over at once, with an interruption, so that
 * whoever waits writes down how far it is and returns its message. What talks to Adobe or S3 at that moment is not cut off.
 */
public final class ShutdownSignal implements Sleeper {

    private final CountDownLatch requested = new CountDownLatch(1);

    /** From now on nobody waits. */
    public void request() {
        requested.countDown();
    }

    /** Whether to begin with nothing that cannot be finished at once. */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (requested.await(Math.max(0, duration.toNanos()), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("The function is asked to hand over");
        }
    }
}
