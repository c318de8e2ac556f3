package dev.backdrop.infra.contract;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Permission;
import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;

/** The function's role allows exactly what the function does. */
final class RoleIsSufficient implements Rule {

    private static final Map<String, Set<String>> NEEDED = Map.ofEntries(
            Map.entry("s3:GetObject", Set.of("headshots/*", "masks/*", "processed/*", "records/*")),
            Map.entry("s3:PutObject", Set.of("processed/*", "records/*")),
            Map.entry("s3:DeleteObject", Set.of("processed/*")),
            Map.entry("s3:GetObjectVersion", Set.of("processed/*")),
            Map.entry("s3:ListBucket", Set.of("bucket")),
            Map.entry("s3:ListBucketVersions", Set.of("bucket")),
            Map.entry("sqs:ReceiveMessage", Set.of("work")),
            Map.entry("sqs:DeleteMessage", Set.of("work")),
            Map.entry("sqs:ChangeMessageVisibility", Set.of("work")),
            Map.entry("sqs:SendMessage", Set.of("work")),
            Map.entry("sqs:GetQueueAttributes", Set.of("dead", "work")),
            Map.entry("secretsmanager:GetSecretValue", Set.of("secret")),
            Map.entry("logs:CreateLogStream", Set.of("logs")),
            Map.entry("logs:PutLogEvents", Set.of("logs")));

    private static final Set<String> BY_CHOICE = Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

    @Override
    public Stream<String> violations(Template template) {
        return template.ofType("AWS::Lambda::Function").stream().flatMap(function -> {
            Map<String, Set<String>> granted = granted(template, function);
            Stream<String> missing = NEEDED.entrySet().stream()
                    .filter(entry ->
                            !granted.getOrDefault(entry.getKey(), Set.of()).equals(entry.getValue()))
                    .map(entry -> "%s must be allowed on exactly %s"
                            .formatted(entry.getKey(), new TreeSet<>(entry.getValue())));
            Stream<String> extra = granted.keySet().stream()
                    .filter(action -> !NEEDED.containsKey(action) && !BY_CHOICE.contains(action))
                    .map(action -> action + " is not needed");
            return Stream.concat(missing, extra);
        });
    }

    private static Map<String, Set<String>> granted(Template template, Resource function) {
        String role = function.text("Role").replaceAll("^\\$\\{|\\.Arn}$", "");
        return template.resources().values().stream()
                .flatMap(resource -> Permission.of(resource).stream())
                .filter(permission -> permission.holder().equals(role)
                        && permission.principal().isEmpty())
                .collect(Collectors.groupingBy(
                        Permission::action,
                        Collectors.mapping(permission -> kind(template, function, permission), Collectors.toSet())));
    }

    /** What a permission applies to: a folder of the bucket, or the resource's part in the architecture. */
    private static String kind(Template template, Resource function, Permission permission) {
        if (!permission.effect().equals("Allow") || !permission.condition().isEmpty()) {
            return "something: " + permission;
        }
        String arn = permission.resource();
        String queue = WorkQueue.of(template).map(Resource::id).orElse("");
        Map<String, String> parts = Map.of(
                "${" + queue + ".Arn}",
                "work",
                function.text("LoggingConfig.LogGroup").replace("}", ".Arn}"),
                "logs",
                function.text("Environment.Variables.BACKDROP_FIREFLY_SECRET_ID"),
                "secret");
        if (parts.containsKey(arn)) {
            return parts.get(arn);
        }
        String bucket = bucketArn(template, function);
        if (arn.equals(bucket)) {
            return "bucket";
        }
        if (arn.startsWith(bucket + "/")) {
            return arn.substring(bucket.length() + 1);
        }
        return template.names(arn, "AWS::SQS::Queue") ? "dead" : arn;
    }

    private static String bucketArn(Template template, Resource function) {
        String bucket = function.text("Environment.Variables.BACKDROP_BUCKET");
        return template.names(bucket, "AWS::S3::Bucket")
                ? bucket.replace("}", ".Arn}")
                : "arn:${AWS::Partition}:s3:::" + bucket;
    }
}
