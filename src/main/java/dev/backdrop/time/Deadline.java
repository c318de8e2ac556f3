package dev.backdrop.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time by which an invocation must have handed over its work. */
public record Deadline(Instant at) {

    /** Returns the remaining time; negative after the deadline. */
    public Duration remaining(Clock clock) {
        return Duration.between(clock.instant(), at);
    }

    /** Whether waiting for {@code duration} from now ends before the deadline. */
    public boolean allows(Duration duration, Clock clock) {
        return remaining(clock).compareTo(duration) > 0;
    }

    /** Returns a deadline that is earlier by {@code reserve}, the time for handing over. */
    public Deadline minus(Duration reserve) {
        return new Deadline(at.minus(reserve));
    }
}
