package dev.backdrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits, up to a bound, for conditions that other threads and processes bring about. */
public final class Eventually {
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final long PAUSE_MS = 50;

    private Eventually() {}

    public static void holds(BooleanSupplier condition) {
        holds(BOUND, condition);
    }

    public static void holds(Duration bound, BooleanSupplier condition) {
        long end = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("the condition holds within " + bound)
                    .isLessThan(end);
            pause();
        }
    }

    private static void pause() {
        try {
            // Never counted down: nothing signals the condition.
            new CountDownLatch(1).await(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
