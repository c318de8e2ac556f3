package dev.backdrop.firefly;

import java.time.Duration;
import java.util.Optional;

import dev.backdrop.time.Deadline;

/** Says when a call may go out within the organisation's quota. All calls of one headshot share one instance. */
public interface Permits {

    /** Grants every call at once. */
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

    /** Waits until a call may go out; refuses at once where that would be after {@code latest}. */
    Permit await(Route route, Deadline latest);

    /**
     * Records that Adobe answered 429: all instances pause.
     *
     * @param retryAfter the pause that Adobe asked for, if it named one
     * @return whether {@link #await} knows when the call may go out again; otherwise the caller has to wait on its own
     */
    boolean refused(Route route, Optional<Duration> retryAfter);

    /** Whether a call may go out. */
    sealed interface Permit {

        /** The call may go out now. */
        record Granted() implements Permit {}

        /** The call may not go out before {@code pause} has passed. */
        record NotYet(Duration pause) implements Permit {}
    }
}
