package dev.backdrop.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends the function's own messages to the work queue. A refused request is thrown as the SDK's exception. */
public final class MessageSender {

    /** Amazon SQS: entries of one SendMessageBatch. */
    public static final int BATCH = 10;

    /** Amazon SQS: the longest delay of a message. */
    static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private static final int TRIES = 3;

    private final SqsClient sqs;
    private final Optional<String> url;

    public MessageSender(SqsClient sqs, Optional<String> url) {
        this.sqs = sqs;
        this.url = url;
    }

    /** Whether a queue is configured. */
    public boolean isOpen() {
        return url.isPresent();
    }

    /**
     * Sends at most {@link #BATCH} messages; returns when SQS has them all.
     *
     * @throws IllegalStateException if SQS keeps refusing one of them
     */
    public void send(List<String> bodies) {
        List<String> left = bodies;
        String refusal = "";
        for (int i = 0; i < TRIES && !left.isEmpty(); i++) {
            List<BatchResultErrorEntry> refused = tried(left);
            List<String> sent = left;
            left = refused.stream()
                    .map(entry -> sent.get(Integer.parseInt(entry.id())))
                    .toList();
            refusal = refused.stream()
                    .findFirst()
                    .map(BatchResultErrorEntry::message)
                    .orElse("");
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException("SQS refuses " + left.size() + " messages: " + refusal);
        }
    }

    private List<BatchResultErrorEntry> tried(List<String> bodies) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (String body : bodies) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(String.valueOf(entries.size()))
                    .messageBody(body)
                    .build());
        }
        return sqs.sendMessageBatch(request -> request.queueUrl(address()).entries(entries))
                .failed();
    }

    /** Sends one message, delayed by {@code delay} or 15 minutes at most. */
    public void send(String body, Duration delay) {
        Duration shorter = delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
        sqs.sendMessage(request ->
                request.queueUrl(address()).messageBody(body).delaySeconds((int) Math.max(0, shorter.toSeconds())));
    }

    public Backlog backlog() {
        Map<QueueAttributeName, String> counts = sqs.getQueueAttributes(request -> request.queueUrl(address())
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
        return new Backlog(
                count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    private static int count(Map<QueueAttributeName, String> counts, QueueAttributeName name) {
        return Integer.parseInt(counts.getOrDefault(name, "0"));
    }

    private String address() {
        return url.orElseThrow(() -> new IllegalStateException("There is no queue: backdrop.queue.url is not set."));
    }
}
