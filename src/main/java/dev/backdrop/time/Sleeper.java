package dev.backdrop.time;

import java.time.Duration;

/** The only way to wait in this product, so that tests can replace it. */
@FunctionalInterface
public interface Sleeper {

    /** Returns after about {@code duration}; at once where it is zero or negative. */
    void sleep(Duration duration) throws InterruptedException;
}
