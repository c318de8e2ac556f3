package dev.backdrop.headshot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** How long each step of one attempt took. */
public final class StepTimer {

    private final Clock clock;
    private final Map<String, Duration> durations = new ConcurrentHashMap<>();

    public StepTimer(Clock clock) {
        this.clock = clock;
    }

    public <T> T timed(String step, Supplier<T> work) {
        Instant begin = clock.instant();
        try {
            return work.get();
        } finally {
            durations.merge(step, Duration.between(begin, clock.instant()), Duration::plus);
        }
    }

    /** Milliseconds by step. */
    public Map<String, Long> millis() {
        Map<String, Long> millis = new LinkedHashMap<>();
        durations.forEach((step, duration) -> millis.put(step, duration.toMillis()));
        return millis;
    }
}
