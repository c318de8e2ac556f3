package dev.backdrop.queue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Sets when a deferred message comes back, and renews messages. */
public final class WorkQueue {

    private static final Logger LOG = Logger.getLogger(WorkQueue.class);
    /** Amazon SQS: at most 12 hours from the receive; a little less, since that time has begun. */
    private static final long LONGEST_SECONDS = Duration.ofHours(11).toSeconds();
    /** Spreads messages that were deferred for the same reason, so that they do not come back at once. */
    private static final double JITTER = 0.2;

    private final SqsClient sqs;
    private final Optional<String> url;
    private final RandomGenerator random;

    public WorkQueue(SqsClient sqs, Optional<String> url, RandomGenerator random) {
        this.sqs = sqs;
        this.url = url;
        this.random = random;
    }

    /**
     * Hides the message for {@code pause} and a little more. If that fails, it comes back at another time, which does
     * no harm.
     */
    public void defer(String receiptHandle, Duration pause) {
        url.ifPresent(queue -> defer(queue, receiptHandle, pause));
    }

    private void defer(String queue, String receiptHandle, Duration pause) {
        try {
            sqs.changeMessageVisibility(request -> request.queueUrl(queue)
                    .receiptHandle(receiptHandle)
                    .visibilityTimeout(seconds(pause, LONGEST_SECONDS)));
        } catch (SdkException e) {
            LOG.warnf("A deferred message keeps the queue's own visibility timeout: %s", e.getMessage());
        }
    }

    /**
     * Renews a message: sends a copy, delayed by {@code pause} or 15 minutes at most, so that the old one can be
     * acknowledged. The copy's receive count and age begin again.
     *
     * @param attributes of the new message
     * @return whether the queue has the copy; if not, the old message must come back
     */
    public boolean renew(String body, Map<String, String> attributes, Duration pause) {
        return url.map(queue -> renew(queue, body, attributes, pause)).orElse(false);
    }

    private boolean renew(String queue, String body, Map<String, String> attributes, Duration pause) {
        try {
            sqs.sendMessage(request -> request.queueUrl(queue)
                    .messageBody(body)
                    .messageAttributes(attributes.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue()))))
                    .delaySeconds(seconds(pause, MessageSender.LONGEST_DELAY.toSeconds())));
            return true;
        } catch (SdkException e) {
            LOG.warnf("A message could not be renewed: %s", e.getMessage());
            return false;
        }
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private int seconds(Duration pause, long longest) {
        double wanted = Math.max(0, pause.toMillis()) / 1000.0 * (1 + JITTER * random.nextDouble());
        return (int) Math.min((double) longest, Math.ceil(wanted));
    }
}
