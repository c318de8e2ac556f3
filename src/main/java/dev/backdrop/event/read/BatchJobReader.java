package dev.backdrop.event.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.event.BatchTask;
import dev.backdrop.event.Request;
import dev.backdrop.event.Trigger;

/** Reads the events of S3 Batch Operations, invocation schema 1.0 and 2.0. */
final class BatchJobReader {

    static boolean knows(JsonNode event) {
        return event.has("invocationSchemaVersion") && event.path("tasks").isArray();
    }

    Trigger read(JsonNode event) {
        String version = event.path("invocationSchemaVersion").asText();
        if (!List.of("1.0", "2.0").contains(version)) {
            return EventReader.notUnderstood(
                    "an S3 Batch Operations event of schema \"" + version + "\" (1.0 and 2.0 are known)");
        }
        List<BatchTask> tasks = new ArrayList<>();
        event.path("tasks").forEach(task -> tasks.add(task(task)));
        JsonNode job = event.path("job");
        return new Trigger.Requested(new Request.BatchJob(
                version,
                event.path("invocationId").asText(),
                job.path("id").asText(),
                "true".equals(job.path("userArguments").path("force").asText()),
                List.copyOf(tasks)));
    }

    private static BatchTask task(JsonNode task) {
        // 1.0 names the bucket by its ARN, 2.0 by its name; both encode keys as URLs do.
        String arn = task.path("s3BucketArn").asText();
        return new BatchTask(
                task.path("taskId").asText(),
                task.path("s3Bucket").asText(arn.substring(arn.lastIndexOf(':') + 1)),
                Optional.ofNullable(EncodedKey.decoded(task.path("s3Key").asText())));
    }
}
