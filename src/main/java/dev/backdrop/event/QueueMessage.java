package dev.backdrop.event;

import java.time.Instant;
import java.util.Optional;

/**
 * One SQS message of a batch.
 *
 * @param receiveCount how often SQS has handed the message out, this time included; at least 1
 * @param sentAt when it was put into the queue; empty where SQS does not say
 * @param renewalOf the id of the message that was sent first, where this one takes its place
 * @param body as it was sent
 * @param content what its body says; never itself a {@link Trigger.QueueBatch}
 */
public record QueueMessage(
        String messageId,
        String receiptHandle,
        int receiveCount,
        Optional<Instant> sentAt,
        Optional<String> renewalOf,
        String body,
        Trigger content) {

    /** Amazon SQS: the message attribute of a renewed message; its value is the id of the message that was sent first. */
    public static final String RENEWED = "backdrop.renewed";

    /** Whether an attempt was made for it before, which may have died. */
    public boolean deliveredBefore() {
        return receiveCount > 1 || renewalOf.isPresent();
    }

    /** The same for a message and for all that take its place. */
    public String firstId() {
        return renewalOf.orElse(messageId);
    }
}
