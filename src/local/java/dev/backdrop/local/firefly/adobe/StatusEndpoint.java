package dev.backdrop.local.firefly.adobe;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;

/** The state of a job: 200 for every known one, failed ones too. */
public final class StatusEndpoint implements Endpoint {

    private final Jobs jobs;
    private final BiFunction<Job, JobState, ObjectNode> body;
    private final Clock clock;

    private StatusEndpoint(Jobs jobs, BiFunction<Job, JobState, ObjectNode> body, Clock clock) {
        this.jobs = jobs;
        this.body = body;
        this.clock = clock;
    }

    /** Adobe Firefly, {@code GET /v3/status/{jobId}}. */
    public static StatusEndpoint ofFills(Jobs jobs, ResultLinks links, Clock clock) {
        return new StatusEndpoint(jobs, (job, state) -> ofFill(job, state, links), clock);
    }

    /** Adobe Photoshop, {@code GET /v2/status/{jobId}}. */
    public static StatusEndpoint ofMasks(Jobs jobs, ResultLinks links, Clock clock) {
        return new StatusEndpoint(jobs, (job, state) -> ofMask(job, state, links), clock);
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
        return Answer.json(200, body.apply(job, job.poll(clock.instant())));
    }

    private static ObjectNode ofFill(Job job, JobState state, ResultLinks links) {
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
        return body;
    }

    private static ObjectNode ofMask(Job job, JobState state, ResultLinks links) {
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
        return body;
    }
}
