package dev.backdrop.time;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sleeps, and ends every sleep with an interruption when the process is asked to end, so that each worker records its
 * progress and returns its message. A call to Adobe or S3 that is under way is not interrupted.
 */
public final class ShutdownSignal implements Sleeper {

    private final CountDownLatch requested = new CountDownLatch(1);

    /** Ends all sleeps from now on. */
    public void request() {
        requested.countDown();
    }

    /** Whether the process is asked to end, so that no new work may begin. */
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
