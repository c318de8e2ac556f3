package dev.backdrop.infra.contract;

import java.util.Optional;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

/** No message returns while it is being processed, and none is lost unnoticed. */
final class QueuesKeepMessages implements Rule {

    private static final long FOUR_DAYS = 345_600;
    private static final long FOURTEEN_DAYS = 1_209_600;

    @Override
    public Stream<String> violations(Template template) {
        Optional<Resource> work = WorkQueue.of(template);
        Optional<Resource> dead = work.flatMap(queue ->
                template.named(queue.text("RedrivePolicy.deadLetterTargetArn").replace(".Arn", "")));
        if (work.isEmpty() || dead.isEmpty() || dead.equals(work)) {
            return Stream.of("there must be a work queue and, apart from it, its dead-letter queue");
        }
        Resource function = template.ofType("AWS::Lambda::Function").get(0);
        return Stream.concat(times(function, work.get(), dead.get()), receives(function, work.get()));
    }

    private static Stream<String> times(Resource function, Resource work, Resource dead) {
        Stream.Builder<String> found = Stream.builder();
        long timeout = function.number("Timeout", 3);
        // AWS recommends six times; 43,200 s is the queue's limit.
        if (work.number("VisibilityTimeout", 30) < 6 * timeout || work.number("VisibilityTimeout", 30) > 43_200) {
            found.add("visibility must be 6 x %d s or more, and at most 43200 s".formatted(timeout));
        }
        // SQS allows no more. A dead letter's age counts from its first sending, not from the move. The function renews
        // old messages, so that the same time is enough.
        if (work.number("MessageRetentionPeriod", FOUR_DAYS) != FOURTEEN_DAYS
                || dead.number("MessageRetentionPeriod", FOUR_DAYS) != FOURTEEN_DAYS) {
            found.add("messages and dead letters must be kept for 14 days, %d s".formatted(FOURTEEN_DAYS));
        }
        return found.build();
    }

    private static Stream<String> receives(Resource function, Resource work) {
        Stream.Builder<String> found = Stream.builder();
        long receives = work.number("RedrivePolicy.maxReceiveCount", 0);
        if (receives < 100 || receives > 1000) {
            found.add("maxReceiveCount must be 100 to 1000: waiting for the quota counts as a receive");
        }
        if (receives != Environment.number(function, "BACKDROP_QUEUE_MAX_RECEIVES")) {
            found.add("BACKDROP_QUEUE_MAX_RECEIVES must equal maxReceiveCount");
        }
        return found.build();
    }
}
