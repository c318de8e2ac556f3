package dev.backdrop.reprocess;

import java.time.Duration;

/** Receives the measurement of each sweep. */
@FunctionalInterface
public interface SweepListener {

    /** @param oldest how long the oldest unfinished headshot has been waiting; zero where none waits */
    void swept(Duration oldest);
}
