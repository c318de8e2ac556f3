package dev.backdrop.local.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import dev.backdrop.time.Sleeper;

/** Waits in real time for other threads and processes. */
public record Waiting(Clock clock, Sleeper sleeper) {
    private static final Duration LOOK = Duration.ofMillis(100);

    public static Waiting inRealTime() {
        return new Waiting(Clock.systemUTC(), duration -> Thread.sleep(duration.toMillis()));
    }

    /** Whether the condition became true within {@code longest}. */
    public boolean until(BooleanSupplier condition, Duration longest) throws InterruptedException {
        Instant end = clock.instant().plus(longest);
        while (!condition.getAsBoolean()) {
            if (clock.instant().isAfter(end)) {
                return false;
            }
            sleeper.sleep(LOOK);
        }
        return true;
    }
}
