package dev.backdrop.lambda.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import dev.backdrop.event.QueueMessage;
import dev.backdrop.queue.WorkQueue;

/**
 * Renews a message before Amazon SQS gives it up: after too many receives SQS moves it to the dead letters, and at the end of its
 * retention SQS deletes it without a trace. The new message carries the id of the first. That id may name an order to pay again,
 * which under another name would be carried out twice.
 */
public final class Renewal {

    /**
     * The next receive may be half a day away, or later if the backlog is long. A retention of 14 days leaves 13 for that, and for a
     * stay among the dead letters, where the message goes on ageing. Renewing more often would only cost requests.
     */
    private static final Duration LONGEST_AGE = Duration.ofDays(1);

    private final WorkQueue queue;
    private final int maxReceives;
    private final Clock clock;

    /** @param maxReceives 0 if it is not known */
    public Renewal(WorkQueue queue, int maxReceives, Clock clock) {
        this.queue = queue;
        this.maxReceives = maxReceives;
        this.clock = clock;
    }

    /**
     * Whether another message now takes the place of this one. This one is then acknowledged.
     *
     * @param hasFailed a message whose work fails uses up its receives, because they lead to the dead letters, where people see it
     */
    boolean replaced(QueueMessage message, Duration pause, boolean hasFailed) {
        return (isOld(message) || hasManyReceives(message) && !hasFailed)
                && queue.renew(message.body(), Map.of(QueueMessage.RENEWED, message.firstId()), pause);
    }

    /** Each deferral counts as a receive; half of the receives are left for failures. */
    private boolean hasManyReceives(QueueMessage message) {
        return maxReceives > 0 && message.receiveCount() > maxReceives / 2;
    }

    private boolean isOld(QueueMessage message) {
        return message.sentAt()
                .filter(sent -> sent.plus(LONGEST_AGE).isBefore(clock.instant()))
                .isPresent();
    }
}
