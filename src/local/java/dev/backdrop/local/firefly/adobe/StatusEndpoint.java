package dev.backdrop.local.firefly.adobe;

import java.time.Clock;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;

/** Adobe Firefly, {@code GET /v3/status/{jobId}}: 200 for every known job, failed ones too. */
public final class StatusEndpoint implements Endpoint {

    private final Jobs jobs;
    private final ResultLinks links;
    private final Clock clock;

    public StatusEndpoint(Jobs jobs, ResultLinks links, Clock clock) {
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
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (state instanceof JobState.Running running) {
            // Adobe's samples give the bare uuid while a job runs, and its URN otherwise.
            body.put("status", "running")
                    .put("jobId", job.id().substring(job.id().lastIndexOf(':') + 1));
            body.put("progress", running.progress());
        } else if (state instanceof JobState.Succeeded success) {
            body.put("status", "succeeded").put("jobId", job.id()).set("result", links.result(job, success));
        } else if (state instanceof JobState.Ended ended) {
            body.put("status", ended.status()).put("jobId", job.id());
            body.put("error_code", ended.code()).put("message", ended.message());
        } else {
            body.put("status", "pending").put("jobId", job.id());
        }
        return Answer.json(200, body);
    }
}
