package dev.backdrop.firefly;

import java.time.Duration;
import java.util.Optional;

import dev.backdrop.time.Deadline;

/** Leave to call Adobe, at times that the organisation's quota allows. One headshot's calls share one. */
public interface Permits {

    /** Always, at once. */
    Permits UNLIMITED = new Permits() {
        @Override
        public Permit await(Route route, Deadline latest) {
            return new Permit.Granted();
        }

        @Override
        public boolean refused(Route route, Optional<Duration> retryAfter) {
            return false;
        }
    };

    /** Waits until a call may go out; does not wait where that would be after {@code latest}. */
    Permit await(Route route, Deadline latest);

    /**
     * Adobe answered 429: all instances pause.
     *
     * @param retryAfter what Adobe asked for, if it named anything
     * @return whether {@link #await} knows when the call may go out again; else its caller has to wait by itself
     */
    boolean refused(Route route, Optional<Duration> retryAfter);

    /** Whether a call may go out. */
    sealed interface Permit {

        /** Now. */
        record Granted() implements Permit {}

        /** Not before {@code pause} has passed. */
        record NotYet(Duration pause) implements Permit {}
    }
}
