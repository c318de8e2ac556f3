package dev.backdrop.local.firefly.adobe;

import java.time.Clock;
import java.util.Optional;

import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;
import dev.backdrop.local.firefly.wire.Errors;

/** Adobe Firefly, {@code PUT /v3/cancel/{jobId}}. A cancelled fill stays billed. */
public final class CancelEndpoint implements Endpoint {

    private final Jobs jobs;
    private final Clock clock;

    public CancelEndpoint(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call) {
        if (!call.method().equals("PUT")) {
            return Answer.empty(405).with("allow", "PUT");
        }
        Optional<Job> job = jobs.find(call.leaf());
        return JobId.refusal(call.leaf(), job).orElseGet(() -> cancelled(job.orElseThrow()));
    }

    private Answer cancelled(Job job) {
        JobState before = job.cancel(clock.instant());
        if (before.isOpen()) {
            return Answer.empty(200);
        }
        if (before instanceof JobState.Ended ended && ended.status().equals("timeout")) {
            return Errors.error(410, "job_timeout", "The job has timed out.");
        }
        if (before instanceof JobState.Ended ended && ended.status().equals("cancelled")) {
            return Errors.error(409, "job_already_canceled", "The job is cancelled already.");
        }
        return Errors.error(409, "job_completed", "The job is completed.");
    }
}
