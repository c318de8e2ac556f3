package dev.backdrop.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/** The function's permissions, written out, because CDK's {@code grant} methods allow whole families of actions. */
final class HeadshotFunctionRole {

    private HeadshotFunctionRole() {}

    static Role create(Construct scope, IBucket bucket, WorkQueues queues, ISecret secret, LogGroup logs) {
        PolicyDocument policy = PolicyDocument.Builder.create()
                .statements(List.of(
                        allow(
                                List.of("s3:GetObject"),
                                folders(bucket, "headshots/*", "masks/*", "processed/*", "records/*")),
                        allow(List.of("s3:PutObject"), folders(bucket, "processed/*", "records/*")),
                        // What newer results have replaced.
                        allow(List.of("s3:DeleteObject"), folders(bucket, "processed/*")),
                        // A replaced result that is wanted again.
                        allow(List.of("s3:GetObjectVersion"), folders(bucket, "processed/*")),
                        // Without them S3 may answer 403 for what is merely missing.
                        allow(List.of("s3:ListBucket", "s3:ListBucketVersions"), List.of(bucket.getBucketArn())),
                        allow(
                                List.of(
                                        "sqs:ReceiveMessage",
                                        "sqs:DeleteMessage",
                                        "sqs:ChangeMessageVisibility",
                                        "sqs:GetQueueAttributes",
                                        "sqs:SendMessage"),
                                List.of(queues.work().getQueueArn())),
                        allow(
                                List.of("sqs:GetQueueAttributes"),
                                List.of(queues.dead().getQueueArn())),
                        allow(List.of("secretsmanager:GetSecretValue"), List.of(secret.getSecretArn())),
                        allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(logs.getLogGroupArn()))))
                .build();
        return Role.Builder.create(scope, "HeadshotFunctionRole")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("HeadshotFunction", policy))
                .build();
    }

    private static List<String> folders(IBucket bucket, String... keys) {
        return Stream.of(keys).map(bucket::arnForObjects).toList();
    }

    private static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build();
    }
}
