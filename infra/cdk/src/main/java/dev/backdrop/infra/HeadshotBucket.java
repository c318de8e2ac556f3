package dev.backdrop.infra;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucket.FilterRuleProperty;
import software.amazon.awscdk.services.s3.CfnBucket.NotificationConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.NotificationFilterProperty;
import software.amazon.awscdk.services.s3.CfnBucket.QueueConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.S3KeyFilterProperty;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** The bucket, which sends the queue an event for every new photo and mask. */
final class HeadshotBucket {

    private HeadshotBucket() {}

    static Bucket create(Construct scope, Queue work) {
        Bucket bucket = Bucket.Builder.create(scope, "HeadshotBucket")
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .versioned(true)
                .lifecycleRules(List.of(
                        LifecycleRule.builder()
                                .id("OldVersions")
                                .expiredObjectDeleteMarker(true)
                                .noncurrentVersionExpiration(Duration.days(30))
                                .build(),
                        LifecycleRule.builder()
                                .id("AbandonedUploads")
                                .abortIncompleteMultipartUploadAfter(Duration.days(7))
                                .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        notify(bucket, work);
        return bucket;
    }

    /** Written out, because {@code addEventNotification} would add a Python function with wide permissions. */
    private static void notify(Bucket bucket, Queue work) {
        CfnBucket resource = (CfnBucket) bucket.getNode().getDefaultChild();
        // Never the function's own output, or it would invoke itself.
        resource.setNotificationConfiguration(NotificationConfigurationProperty.builder()
                .queueConfigurations(List.of(on("headshots/", work), on("masks/", work)))
                .build());
        // By account: naming the bucket would create a circular dependency with its notification.
        work.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("s3.amazonaws.com")))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(work.getQueueArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
        // S3 sends a test message when the notification is set.
        resource.getNode().addDependency(work.getNode().findChild("Policy"));
    }

    private static QueueConfigurationProperty on(String prefix, Queue work) {
        return QueueConfigurationProperty.builder()
                .event("s3:ObjectCreated:*")
                .queue(work.getQueueArn())
                .filter(NotificationFilterProperty.builder()
                        .s3Key(S3KeyFilterProperty.builder()
                                .rules(List.of(FilterRuleProperty.builder()
                                        .name("prefix")
                                        .value(prefix)
                                        .build()))
                                .build())
                        .build())
                .build();
    }
}
