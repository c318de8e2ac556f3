package dev.backdrop;

import java.time.Clock;
import java.time.Duration;

import com.amazonaws.services.lambda.runtime.Context;

import dev.backdrop.time.Deadline;

/**
 * One call of the function.
 *
 * @param requestId Lambda's name for it
 * @param deadline when Lambda ends it
 */
record Invocation(String requestId, Deadline deadline) {

    /** Where nobody says: quarkus:dev and the tests' event server tell no deadline (and answer a negative number). */
    private static final Duration UNKNOWN = Duration.ofSeconds(60);

    static Invocation of(Context context, Clock clock) {
        int millis = context.getRemainingTimeInMillis();
        Duration left = millis > 0 ? Duration.ofMillis(millis) : UNKNOWN;
        return new Invocation(
                String.valueOf(context.getAwsRequestId()),
                new Deadline(clock.instant().plus(left)));
    }
}
