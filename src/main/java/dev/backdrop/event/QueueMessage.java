package dev.backdrop.event;

/**
 * One SQS message of a batch.
 *
 * @param receiveCount how often SQS has handed the message out, this time included; at least 1
 * @param renewed whether it takes the place of one that was received too often
 * @param body as it was sent
 * @param content what its body says; never itself a {@link Trigger.QueueBatch}
 */
public record QueueMessage(
        String messageId, String receiptHandle, int receiveCount, boolean renewed, String body, Trigger content) {

    /** Amazon SQS: the message attribute that a renewed message carries. */
    public static final String RENEWED = "backdrop.renewed";

    /** Whether somebody has begun to work on it before, and may have died at it. */
    public boolean deliveredBefore() {
        return receiveCount > 1 || renewed;
    }
}
