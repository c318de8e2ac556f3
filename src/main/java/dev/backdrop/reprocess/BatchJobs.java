package dev.backdrop.reprocess;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jboss.logging.Logger;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Place;
import dev.backdrop.event.BatchTask;
import dev.backdrop.event.Request;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.reprocess.run.Dispatch;
import dev.backdrop.reprocess.run.RunName;

/** Enqueues the headshots that a job of S3 Batch Operations names, and answers in that service's format. */
final class BatchJobs {

    private static final Logger LOG = Logger.getLogger(BatchJobs.class);

    private final Dispatch dispatch;
    private final String bucket;
    private final Keys keys;

    BatchJobs(Dispatch dispatch, String bucket, Keys keys) {
        this.dispatch = dispatch;
        this.bucket = bucket;
        this.keys = keys;
    }

    Map<String, Object> enqueue(Request.BatchJob job) {
        List<Map<String, String>> results =
                job.tasks().stream().map(task -> result(task, job)).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("invocationSchemaVersion", job.schemaVersion());
        answer.put("treatMissingKeysAs", "PermanentFailure");
        answer.put("invocationId", job.invocationId());
        answer.put("results", results);
        return answer;
    }

    private Map<String, String> result(BatchTask task, Request.BatchJob job) {
        if (!task.bucket().equals(bucket)) {
            return result(task, "PermanentFailure", "it is in the bucket " + task.bucket() + ", not in " + bucket);
        }
        return task.key()
                .map(key -> result(task, key, job))
                .orElseGet(() ->
                        result(task, "PermanentFailure", "its key is not URL-encoded as S3 does it (a % becomes %25)"));
    }

    private Map<String, String> result(BatchTask task, String key, Request.BatchJob job) {
        Place place = keys.place(key);
        if (place instanceof Place.Elsewhere elsewhere) {
            return result(task, "PermanentFailure", elsewhere.reason());
        }
        String id = keys.idOf(key);
        try {
            dispatch.send(List.of(id), job.force() ? Order.FORCE : Order.NORMAL, RunName.of(job.jobId()));
            return result(task, "Succeeded", "enqueued " + id);
        } catch (RuntimeException e) {
            // S3 Batch Operations calls again for this task.
            LOG.warnf("The task %s of job %s was not enqueued: %s", task.taskId(), job.jobId(), e.getMessage());
            return result(task, "TemporaryFailure", "the queue did not accept it");
        }
    }

    private static Map<String, String> result(BatchTask task, String code, String text) {
        return Map.of("taskId", task.taskId(), "resultCode", code, "resultString", text);
    }
}
