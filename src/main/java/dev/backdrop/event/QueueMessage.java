package dev.backdrop.event;

/**
 * One SQS message of a batch.
 *
 * @param receiveCount how often SQS has handed the message out, this time included; at least 1
 * @param content what its body says; never itself a {@link Trigger.QueueBatch}
 */
public record QueueMessage(String messageId, String receiptHandle, int receiveCount, Trigger content) {}
