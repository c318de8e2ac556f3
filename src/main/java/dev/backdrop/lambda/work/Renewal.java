package dev.backdrop.lambda.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import dev.backdrop.event.QueueMessage;
import dev.backdrop.queue.WorkQueue;

/**
 * Sends a message anew before Amazon SQS gives it up: after too many receives it goes to the dead letters, and at
 * the end of its retention it is deleted without a trace. Its first id goes along: it may be the name of an order to pay
 * again, which under another name would be carried out, and paid, twice.
 */
public final class Renewal {

    /**
     * The next receive may be half a day away, or as far as the backlog is long. Of a retention of 14 days, 13 are left for
     * that, and for a stay among the dead letters, where the age goes on. More often would be more requests for nothing.
     */
    private static final Duration LONGEST_AGE = Duration.ofDays(1);

    private final WorkQueue queue;
    private final int maxReceives;
    private final Clock clock;

    /** @param maxReceives 0 where it is not known */
    public Renewal(WorkQueue queue, int maxReceives, Clock clock) {
        this.queue = queue;
        this.maxReceives = maxReceives;
        this.clock = clock;
    }

    /**
     * Whether another message now takes the place of this one, which is then to be acknowledged.
     *
     * @param hasFailed then it is to use its receives up: they lead to the dead letters, and those are seen
     */
    boolean replaced(QueueMessage message, Duration pause, boolean hasFailed) {
        return (isOld(message) || isWornOut(message) && !hasFailed)
                && queue.renew(message.body(), Map.of(QueueMessage.RENEWED, message.firstId()), pause);
    }

    /** Being deferred counts as a receive, too; half of them are left for what goes wrong. */
    private boolean isWornOut(QueueMessage message) {
        return maxReceives > 0 && message.receiveCount() > maxReceives / 2;
    }

    private boolean isOld(QueueMessage message) {
        return message.sentAt()
                .filter(sent -> sent.plus(LONGEST_AGE).isBefore(clock.instant()))
                .isPresent();
    }
}
