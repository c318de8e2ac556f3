package dev.backdrop.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The instant by which an invocation must have handed over its work. */
public record Deadline(Instant at) {

    /** What is left; negative once the deadline has passed. */
    public Duration remaining(Clock clock) {
        return Duration.between(clock.instant(), at);
    }

    /** Whether waiting for {@code duration} from now ends before the deadline. */
    public boolean allows(Duration duration, Clock clock) {
        return remaining(clock).compareTo(duration) > 0;
    }

    /** The same deadline, earlier by {@code reserve}: what is kept for handing over. */
    public Deadline minus(Duration reserve) {
        return new Deadline(at.minus(reserve));
    }
}
