package dev.backdrop.reprocess;

import java.time.Duration;

/** Hears of what each sweep has seen. */
@FunctionalInterface
public interface SweepListener {

    /** @param oldest how long the headshot that has been waiting longest could have been finished; zero where none waits */
    void swept(Duration oldest);
}
