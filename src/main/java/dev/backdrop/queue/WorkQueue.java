package dev.backdrop.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes a deferred message come back when it is worth trying again, rather than when its visibility happens to end. */
public final class WorkQueue {

    private static final Logger LOG = Logger.getLogger(WorkQueue.class);
    /** Amazon SQS: at most 12 hours from the receive; a little less, as that clock is running already. */
    private static final long LONGEST_SECONDS = Duration.ofHours(11).toSeconds();
    /** Spreads messages that were deferred by the same event, so that they do not come back as one wave. */
    private static final double JITTER = 0.2;

    private final SqsClient sqs;
    private final Optional<String> url;
    private final RandomGenerator random;

    public WorkQueue(SqsClient sqs, Optional<String> url, RandomGenerator random) {
        this.sqs = sqs;
        this.url = url;
        this.random = random;
    }

    /** Hides the message for {@code pause} and a little more. If that fails it comes back at another time, and no harm is done. */
    public void defer(String receiptHandle, Duration pause) {
        if (url.isEmpty()) {
            return;
        }
        try {
            sqs.changeMessageVisibility(request ->
                    request.queueUrl(url.get()).receiptHandle(receiptHandle).visibilityTimeout(seconds(pause)));
        } catch (SdkException e) {
            LOG.warnf("A deferred message keeps the queue's own visibility timeout: %s", e.getMessage());
        }
    }

    private int seconds(Duration pause) {
        double wanted = Math.max(0, pause.toMillis()) / 1000.0 * (1 + JITTER * random.nextDouble());
        return (int) Math.min(LONGEST_SECONDS, Math.ceil(wanted));
    }
}
