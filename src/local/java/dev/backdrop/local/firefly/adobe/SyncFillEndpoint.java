package dev.backdrop.local.firefly.adobe;

import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;
import dev.backdrop.local.firefly.wire.Errors;

/**
 * The older {@code POST /v3/images/fill}: the answer is the result. Removed from Adobe's documentation on 2025-10-03,
 * so it has to be switched on.
 */
public final class SyncFillEndpoint implements Endpoint {

    private final FillChecks checks;
    private final Jobs jobs;
    private final ResultLinks links;

    public SyncFillEndpoint(FillChecks checks, Jobs jobs, ResultLinks links) {
        this.checks = checks;
        this.jobs = jobs;
        this.links = links;
    }

    @Override
    public Answer answer(Call call) {
        try {
            FillOrder order = checks.check(call);
            Job job = jobs.accept(order, call.jobFault(), true);
            return IgnoredWords.report(jobs.ignoredWords(order), answer(job, job.end()));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer answer(Job job, JobState end) {
        if (end instanceof JobState.Succeeded success) {
            return Answer.json(200, links.result(job, success));
        }
        if (end instanceof JobState.Ended failure) {
            // A refused picture is the caller's error; everything else is the service's.
            int status = failure.code().endsWith("_unsafe") ? 422 : 500;
            return Errors.error(status, failure.code(), failure.message());
        }
        return Errors.gatewayPage(504);
    }
}
