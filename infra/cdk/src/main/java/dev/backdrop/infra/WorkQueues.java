package dev.backdrop.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** The queue that paces everything, and the one for what was given up. */
final class WorkQueues {

    /** As long as SQS allows, for both: a dead letter's clock started at its first enqueueing, and the function keeps messages young. */
    private static final Duration RETENTION = Duration.days(14);

    /** Deferring for want of quota counts as receiving; see the SAM template for the reckoning. */
    static final int MAX_RECEIVES = 100;

    private final Queue dead;
    private final Queue work;

    WorkQueues(Construct scope, Pace pace) {
        dead = Queue.Builder.create(scope, "DeadLetterQueue")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(RETENTION)
                .build();
        work = Queue.Builder.create(scope, "WorkQueue")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .visibilityTimeout(pace.visibility())
                .retentionPeriod(RETENTION)
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(dead)
                        .maxReceiveCount(MAX_RECEIVES)
                        .build())
                .build();
    }

    Queue work() {
        return work;
    }

    Queue dead() {
        return dead;
    }
}
