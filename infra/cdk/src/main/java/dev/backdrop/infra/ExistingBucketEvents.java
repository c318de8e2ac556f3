package dev.backdrop.infra;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** Events of an existing bucket: its notifications belong to its owner, so an EventBridge rule sends them. */
final class ExistingBucketEvents {

    private ExistingBucketEvents() {}

    static IBucket to(Construct scope, IBucket bucket, Queue work) {
        Rule.Builder.create(scope, "NewPictures")
                .description("New photos and masks, never results")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.s3"))
                        .detailType(List.of("Object Created"))
                        .detail(Ordered.map(
                                Map.entry("bucket", Map.of("name", List.of(bucket.getBucketName()))),
                                Map.entry(
                                        "object",
                                        Map.of(
                                                "key",
                                                List.of(Map.of("prefix", "headshots/"), Map.of("prefix", "masks/"))))))
                        .build())
                .targets(List.of(new SqsQueue(work)))
                .build();
        return bucket;
    }
}
