package dev.backdrop.local.firefly.adobe;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Errors;

/** Checks the id of a job before the job is looked up. */
final class JobId {

    private static final Pattern FORM = Pattern.compile("urn:ff:jobs:[a-z0-9]+:[0-9a-f-]{36}");

    private JobId() {}

    static Optional<Answer> refusal(String id, Optional<Job> job) {
        if (!FORM.matcher(id).matches()) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            ObjectNode detail = body.putArray("detail").addObject();
            detail.putArray("loc").add("path").add("jobId");
            detail.put("msg", "invalid job identifier format").put("type", "value_error");
            return Optional.of(Answer.json(422, body));
        }
        return job.isPresent()
                ? Optional.empty()
                : Optional.of(Errors.error(404, "unknown_job_id", "The job id is unknown."));
    }
}
