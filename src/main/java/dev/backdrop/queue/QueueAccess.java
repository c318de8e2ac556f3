package dev.backdrop.queue;

import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The work queue, and how often it delivers a message.
 *
 * @param url empty where there is no queue
 * @param maxReceives 0 where it is not known
 */
public record QueueAccess(SqsClient sqs, Optional<String> url, int maxReceives) {

    public WorkQueue workQueue(RandomGenerator random) {
        return new WorkQueue(sqs, url, random);
    }

    public MessageSender sender() {
        return new MessageSender(sqs, url);
    }

    public BacklogWatch backlog(Clock clock) {
        return new BacklogWatch(sender(), clock);
    }
}
