package dev.backdrop.infra.planted;

import static dev.backdrop.infra.planted.Mistake.Check.CONTRACT;
import static dev.backdrop.infra.planted.Mistake.Check.SCHEMA_OR_PARITY;

import java.util.List;
import java.util.stream.Stream;

/** All planted mistakes. */
public final class Mistakes {

    private Mistakes() {}

    public static List<Mistake> all() {
        return Stream.of(queues(), pace(), bucket(), permissions(), function(), references(), alarms(), schemas())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> queues() {
        return List.of(
                contract("visibility shorter than six timeouts", "&visibilityTimeout 1080", "&visibilityTimeout 360"),
                contract("visibility longer than SQS allows", "&visibilityTimeout 1080", "&visibilityTimeout 50000"),
                contract(
                        "messages that expire after a week",
                        "MessageRetentionPeriod: 1209600\n      RedrivePolicy",
                        "MessageRetentionPeriod: 604800\n      RedrivePolicy"),
                contract(
                        "dead letters that expire after a week",
                        "MessageRetentionPeriod: 1209600\n\n",
                        "MessageRetentionPeriod: 604800\n\n"),
                contract("few receives before a message is given up", "&maxReceives 100", "&maxReceives 5"),
                contract("a different receive limit in the function", "_RECEIVES: *maxReceives", "_RECEIVES: 3"),
                contract(
                        "dead letters go to the work queue",
                        "deadLetterTargetArn: !GetAtt DeadLetterQueue.Arn",
                        "deadLetterTargetArn: !GetAtt WorkQueue.Arn"),
                contract("an unencrypted queue", "SqsManagedSseEnabled: true", "SqsManagedSseEnabled: false"));
    }

    private static List<Mistake> pace() {
        return List.of(
                contract("timeout beyond Lambda's", "&timeout 180", "&timeout 1800"),
                contract("timeout too short for one headshot", "&timeout 180", "&timeout 60"),
                contract("a faster pace without its batch size", "&requestsPerMinute 4", "&requestsPerMinute 60"),
                contract("more instances than the timeout is for", "&maximumConcurrency 2", "&maximumConcurrency 8"),
                contract("one instance, which Lambda refuses", "&maximumConcurrency 2", "&maximumConcurrency 1"),
                contract("a batch that does not fit", "&batchSize 5", "&batchSize 10"),
                contract("no spending allowed", "PER_DAY: 2000", "PER_DAY: 0"),
                contract("a sweep of a day's worth", "{\"limit\":80}", "{\"limit\":1920}"));
    }

    private static List<Mistake> bucket() {
        return List.of(
                contract("notifications that overlap", "Value: masks/", "Value: headshots/sales/"),
                contract("notifications for the results", "Value: masks/", "Value: processed/"),
                contract("notifications for everything", "{Name: prefix, Value: masks/}", "{Name: prefix, Value: ''}"),
                contract("a suffix for a prefix", "{Name: prefix, Value: masks/}", "{Name: suffix, Value: masks/}"),
                contract("no such event", "Event: s3:ObjectCreated:*", "Event: s3:ObjectCreate:*"),
                contract(
                        "notifications into the dead-letter queue",
                        "Queue: !GetAtt WorkQueue.Arn\n            Filter",
                        "Queue: !GetAtt DeadLetterQueue.Arn\n            Filter"),
                contract("a bucket that does not wait for the queue", "    DependsOn: WorkQueuePolicy\n", ""),
                contract("a public bucket", "RestrictPublicBuckets: true", "RestrictPublicBuckets: false"),
                contract("no versions", "VersioningConfiguration: {Status: Enabled}", "Tags: []"),
                contract("pictures deleted with the stack", "DeletionPolicy: Retain", "DeletionPolicy: Delete"),
                contract("old versions kept forever", "NoncurrentVersionExpiration: {NoncurrentDays: 30}", "Prefix: x"),
                contract("plain HTTP allowed", "aws:SecureTransport: 'false'", "aws:SecureTransport: 'true'"));
    }

    private static List<Mistake> permissions() {
        return List.of(
                contract("a wildcard action", "Action: s3:GetObject", "Action: s3:*"),
                contract("everything but one action", "Action: s3:DeleteObject", "NotAction: s3:DeleteBucket"),
                contract("replaced results unreadable", "Action: s3:GetObjectVersion", "Action: s3:GetObjectTagging"),
                contract(
                        "replaced photos readable",
                        "Action: s3:GetObjectVersion\n                Resource: !Sub ${HeadshotBucket.Arn}/processed/*",
                        "Action: s3:GetObjectVersion\n                Resource: !Sub ${HeadshotBucket.Arn}/*"),
                contract("missing versions refused", "                  - s3:ListBucketVersions\n", ""),
                contract("a misspelt action", "- sqs:DeleteMessage\n", "- sqs:DeleteMesage\n"),
                contract(
                        "writing where photos come in",
                        "- !Sub ${HeadshotBucket.Arn}/processed/*\n                  - !Sub ${HeadshotBucket.Arn}/records/*\n              #",
                        "- !Sub ${HeadshotBucket.Arn}/*\n              #"),
                contract("any secret", "Resource: !Ref FireflySecret", "Resource: '*'"),
                contract("a forgotten permission", "                  - sqs:ChangeMessageVisibility\n", ""),
                contract("every account may send", "{StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}}", "{}"),
                contract("anyone may send", "Principal: {Service: s3.amazonaws.com}", "Principal: '*'"),
                contract(
                        "no such effect",
                        "- Effect: Allow\n                Action: s3:GetObject",
                        "- Effect: Permit\n                Action: s3:GetObject"),
                contract("a stranger may assume the role", "Service: lambda.amazonaws.com", "AWS: '*'"),
                contract(
                        "a managed policy on the role",
                        "      Policies:\n        - PolicyName: HeadshotFunction\n",
                        "      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]\n      Policies:\n        - PolicyName: HeadshotFunction\n"));
    }

    private static List<Mistake> function() {
        return List.of(
                contract("no such handler class", "QuarkusStreamHandler::", "QuarkusHandler::"),
                contract("an old runtime", "Runtime: java25", "Runtime: java11"),
                contract("memory beyond Lambda's", "MemorySize: 1024", "MemorySize: 20480"),
                contract("SnapStart off", "ApplyOn: PublishedVersions", "ApplyOn: None"),
                contract("a misspelt variable", "BACKDROP_LOOK_PROMPT:", "BACKDROP_LOOKPROMPT:"),
                contract(
                        "the wrong queue in a variable",
                        "QUEUE_URL: !Ref WorkQueue",
                        "QUEUE_URL: !Ref DeadLetterQueue"),
                contract(
                        "the prompt behind a parameter",
                        "PROMPT: A smooth gradient background with corporate blue tones",
                        "PROMPT: !Ref AlarmEmail"),
                contract("whole batches retried", "[ReportBatchItemFailures]", "[]"),
                contract("no alias", "      AutoPublishAlias: live\n", ""),
                contract(
                        "a property that SAM does not have",
                        "      AutoPublishAlias: live",
                        "      AutoPublish: true\n      AutoPublishAlias: live"),
                contract("a JVM that lives on without memory", "+ExitOnOutOfMemoryError", "-ExitOnOutOfMemoryError"),
                contract("an undecided setting", "IN_DOUBT: hold", "IN_DOUBT: maybe"),
                contract("logs kept forever", "      RetentionInDays: 30", "      LogGroupClass: STANDARD"));
    }

    private static List<Mistake> references() {
        return List.of(
                contract("a reference to nothing", "LogGroup: !Ref HeadshotFunctionLogs}", "LogGroup: !Ref Logs}"),
                contract("a reference to nothing inside a text", "${WorkQueue.QueueName}", "${Queue.QueueName}"),
                contract("a dependency on nothing", "DependsOn: WorkQueuePolicy", "DependsOn: QueuePolicy"),
                contract("a condition that does not exist", "    Condition: HasSweep", "    Condition: WantsSweep"),
                contract(
                        "a circular dependency",
                        "Condition: {StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}}",
                        "Condition: {ArnEquals: {aws:SourceArn: !GetAtt HeadshotBucket.Arn}, StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}}"),
                late(
                        "an attribute that does not exist",
                        "RoleArn: !GetAtt SweepRole.Arn",
                        "RoleArn: !GetAtt SweepRole.Name"),
                contract("one name twice", "  Sweep:\n", "  SweepRole:\n"));
    }

    private static List<Mistake> alarms() {
        return List.of(
                contract("a metric that is never published", "MetricName: InDoubt", "MetricName: InDoubts"),
                contract("a metric of another namespace", "Namespace: Backdrop\n", "Namespace: backdrop\n"),
                contract("a misspelt metric on the dashboard", "\"OperationsBilled\"", "\"OperationBilled\""),
                contract("a misspelt dimension on the dashboard", "{Backdrop,route,status}", "{Backdrop,Route,status}"),
                contract(
                        "dead letters watched in the wrong queue",
                        "Value: !GetAtt DeadLetterQueue.QueueName",
                        "Value: !GetAtt WorkQueue.QueueName"),
                contract("an alarm that fires too late", "Threshold: 259200", "Threshold: 604800"),
                contract(
                        "an alarm upside down",
                        "ComparisonOperator: GreaterThanThreshold",
                        "ComparisonOperator: LessThanThreshold"),
                contract("an alarm that notifies no topic", "      AlarmActions: *alarmActions\n", ""),
                late("an alarm on the average", "Statistic: Maximum", "Statistic: Average"),
                contract("silence judged by another metric", "MetricName: Unchanged}", "MetricName: Untouched}"),
                late("an alarm that ends between two sweeps", "Period: 3600\n", "Period: 300\n"),
                late("an alarm that waits for an hour", "EvaluationPeriods: 6", "EvaluationPeriods: 12"));
    }

    private static List<Mistake> schemas() {
        return List.of(
                late("a misspelt property", "VisibilityTimeout: *", "VisibilityTimeOut: *"),
                late("a property of the wrong type", "EvaluationPeriods: 1\n", "EvaluationPeriods: often\n"),
                late("no such statistic", "Statistic: Sum", "Statistic: Total"),
                late("no such period", "Period: 60\n", "Period: 45\n"),
                late("a required property left out", "      FlexibleTimeWindow: {Mode: 'OFF'}\n", ""),
                late("no such mode", "Mode: 'OFF'", "Mode: 'NEVER'"),
                late("no such retention", "RetentionInDays: 30", "RetentionInDays: 31"),
                late("no such resource type", "Type: AWS::SNS::Topic\n", "Type: AWS::SNS::Topics\n"),
                late("no such protocol", "Protocol: email", "Protocol: mail"),
                late(
                        "an output that CloudFormation cannot have",
                        "    Value: !Ref WorkQueue\n",
                        "    Value: [!Ref WorkQueue]\n"));
    }

    private static Mistake contract(String name, String right, String wrong) {
        return new Mistake(name, right, wrong, CONTRACT);
    }

    private static Mistake late(String name, String right, String wrong) {
        return new Mistake(name, right, wrong, SCHEMA_OR_PARITY);
    }
}
