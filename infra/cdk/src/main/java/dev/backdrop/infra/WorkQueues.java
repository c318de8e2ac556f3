package dev.backdrop.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** The work queue, and the dead-letter queue. */
final class WorkQueues {

    /**
     * As long as SQS allows, for both: a dead letter's age counts from its first sending, and the function renews old
     * messages.
     */
    private static final Duration RETENTION = Duration.days(14);

    /** A deferral for lack of quota counts as a receive; the SAM template has the calculation. */
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
