package dev.backdrop.lambda.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import com.amazonaws.services.lambda.runtime.Context;
import org.jboss.logging.Logger;

import dev.backdrop.time.Deadline;

/**
 * One call of the function.
 *
 * @param requestId Lambda's name for it
 * @param deadline when Lambda ends it
 */
public record Invocation(String requestId, Deadline deadline) {

    private static final Logger LOG = Logger.getLogger(Invocation.class);

    /** Without a deadline: quarkus:dev and the tests' event server answer a negative number. */
    private static final Duration UNKNOWN = Duration.ofSeconds(60);

    /** A shorter invocation never begins a fill: the fill takes ten seconds, the hand-over two, reading and uploading at least one. */
    private static final Duration SHORTEST = Duration.ofSeconds(13);

    public static Invocation of(Context context, Clock clock) {
        int millis = context.getRemainingTimeInMillis();
        Duration left = millis > 0 ? Duration.ofMillis(millis) : UNKNOWN;
        complaint(left).ifPresent(LOG::error);
        return new Invocation(
                String.valueOf(context.getAwsRequestId()),
                new Deadline(clock.instant().plus(left)));
    }

    /** @param left at the beginning, which is the function's timeout */
    static Optional<String> complaint(Duration left) {
        return left.compareTo(SHORTEST) < 0
                ? Optional.of("The function's timeout leaves " + left.toMillis()
                        + " ms only. No fill is begun with less than 10 s left, so that headshots are deferred again and"
                        + " again. Raise the timeout: infra/README.md says how long it should be.")
                : Optional.empty();
    }
}
