package dev.backdrop.local.firefly.adobe;

import java.time.Clock;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;

/** Adobe Photoshop, {@code GET /v2/status/{jobId}}. */
public final class MaskStatusEndpoint implements Endpoint {

    private final Jobs jobs;
    private final ResultLinks links;
    private final Clock clock;

    public MaskStatusEndpoint(Jobs jobs, ResultLinks links, Clock clock) {
        this.jobs = jobs;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call) {
        if (!call.method().equals("GET")) {
            return Answer.empty(405).with("allow", "GET");
        }
        Optional<Job> job = jobs.find(call.leaf());
        return JobId.refusal(call.leaf(), job).orElseGet(() -> status(job.orElseThrow()));
    }

    private Answer status(Job job) {
        JobState state = job.poll(clock.instant());
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("jobId", job.id());
        if (state instanceof JobState.Succeeded success) {
            body.put("status", "succeeded").set("result", links.masks(job, success));
        } else if (state instanceof JobState.Ended ended) {
            body.put("status", "failed");
            body.putArray("errorDetails")
                    .addObject()
                    .put("errorCode", ended.code())
                    .put("message", ended.message());
        } else {
            body.put("status", state instanceof JobState.Pending ? "pending" : "running");
        }
        return Answer.json(200, body);
    }
}
