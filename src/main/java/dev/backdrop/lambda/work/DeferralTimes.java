package dev.backdrop.lambda.work;

import java.time.Duration;
import java.util.random.RandomGenerator;

import dev.backdrop.headshot.Outcome;
import dev.backdrop.queue.BacklogWatch;
import dev.backdrop.quota.Reservations;

/**
 * Says when a deferred message comes back. Messages that wait for the quota come back spread over a part of the time that
 * the whole backlog takes: early enough that there are always some to use the quota, and not all at once, each time.
 *
 * <pre>
 * 2,000 messages at 4 requests a minute take at most 25 h. The next slot is free in 2 min:
 * a message comes back in 2 min to 6.5 h, is often too early, and draws again from what is left.
 * </pre>
 */
public final class DeferralTimes {

    /** Often there are two messages for one headshot; and twice as many as can be served are there at any time. */
    private static final int PART_OF_BACKLOG = 4;

    private final BacklogWatch backlog;
    private final Reservations reservations;
    private final RandomGenerator random;

    public DeferralTimes(BacklogWatch backlog, Reservations reservations, RandomGenerator random) {
        this.backlog = backlog;
        this.reservations = reservations;
        this.random = random;
    }

    Duration of(Outcome.Deferred deferred) {
        if (!deferred.inLine()) {
            return deferred.pause();
        }
        Duration all = reservations.timeFor(backlog.recent().total());
        return deferred.pause().plusMillis((long) (all.toMillis() / (double) PART_OF_BACKLOG * random.nextDouble()));
    }
}
