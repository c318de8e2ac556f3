package dev.backdrop.firefly.http;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Computes the pause before a failed call is sent again. It grows with each failure and differs between callers. */
public class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration SPREAD_AFTER_FLOOR = Duration.ofSeconds(1);

    private final RandomGenerator random;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param failures so far, at least 1; {@code floor} is the least pause, which Adobe asked for */
    Duration pause(int failures, Optional<Duration> floor) {
        Duration full = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return floor.map(least -> least.plus(part(SPREAD_AFTER_FLOOR, 0, 1)))
                .orElseGet(() -> part(full.compareTo(LONGEST) < 0 ? full : LONGEST, 0.5, 1));
    }

    private Duration part(Duration whole, double from, double to) {
        return Duration.ofMillis((long) (whole.toMillis() * (from + (to - from) * random.nextDouble())));
    }
}
