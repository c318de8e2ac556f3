package dev.backdrop.infra.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Permission;
import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

/** Pictures of people are encrypted, private, reachable over TLS only, versioned, and not deleted with the stack. */
final class StorageIsPrivate implements Rule {

    private static final Map<String, String> BUCKET = Map.of(
            "PublicAccessBlockConfiguration.BlockPublicAcls", "true",
            "PublicAccessBlockConfiguration.BlockPublicPolicy", "true",
            "PublicAccessBlockConfiguration.IgnorePublicAcls", "true",
            "PublicAccessBlockConfiguration.RestrictPublicBuckets", "true",
            "VersioningConfiguration.Status", "Enabled",
            "OwnershipControls.Rules", "[{ObjectOwnership=BucketOwnerEnforced}]",
            "BucketEncryption.ServerSideEncryptionConfiguration",
                    "[{ServerSideEncryptionByDefault={SSEAlgorithm=AES256}}]");

    @Override
    public Stream<String> violations(Template template) {
        return Stream.of(buckets(template), queues(template), kept(template), tls(template))
                .flatMap(stream -> stream);
    }

    private static Stream<String> buckets(Template template) {
        return template.ofType("AWS::S3::Bucket").stream()
                .flatMap(bucket -> Stream.concat(
                        BUCKET.entrySet().stream()
                                .filter(entry -> !bucket.text(entry.getKey()).equals(entry.getValue()))
                                .map(entry ->
                                        "%s: %s must be %s".formatted(bucket.id(), entry.getKey(), entry.getValue())),
                        Stream.of("NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload")
                                .filter(rule -> !bucket.text("LifecycleConfiguration.Rules")
                                        .contains(rule))
                                .map(rule -> "%s: a lifecycle rule %s must bound what is kept"
                                        .formatted(bucket.id(), rule))));
    }

    private static Stream<String> queues(Template template) {
        return template.ofType("AWS::SQS::Queue").stream()
                .filter(queue -> !queue.text("SqsManagedSseEnabled").equals("true"))
                .map(queue -> queue.id() + " must be encrypted");
    }

    private static Stream<String> kept(Template template) {
        return Stream.of("AWS::S3::Bucket", "AWS::SecretsManager::Secret")
                .flatMap(type -> template.ofType(type).stream())
                .filter(resource -> !List.of("DeletionPolicy", "UpdateReplacePolicy").stream()
                        .allMatch(policy -> "Retain".equals(resource.body().get(policy))))
                .map(resource -> resource.id() + " must outlive the stack");
    }

    private static Stream<String> tls(Template template) {
        List<Permission> permissions = template.resources().values().stream()
                .flatMap(resource -> Permission.of(resource).stream())
                .toList();
        return Stream.of("AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic")
                .flatMap(type -> template.ofType(type).stream())
                .filter(resource ->
                        permissions.stream().noneMatch(permission -> refusesPlainHttp(permission, resource)))
                .map(resource -> resource.id() + " must refuse plain HTTP");
    }

    private static boolean refusesPlainHttp(Permission permission, Resource resource) {
        return permission.effect().equals("Deny")
                && permission.principal().equals("*")
                && List.of("s3:*", "sqs:*", "sns:Publish").contains(permission.action())
                && permission.condition().equals("{Bool={aws:SecureTransport=false}}")
                && List.of("${" + resource.id() + ".Arn}", "${" + resource.id() + "}")
                        .contains(permission.resource());
    }
}
