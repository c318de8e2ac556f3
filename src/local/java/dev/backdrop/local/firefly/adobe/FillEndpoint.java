package dev.backdrop.local.firefly.adobe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Call;

/** Adobe Firefly, {@code POST /v3/images/fill-async}: 202 with the address to poll, which is on another host. */
public final class FillEndpoint implements Endpoint {

    private final FillChecks checks;
    private final Jobs jobs;
    private final String statusOrigin;

    public FillEndpoint(FillChecks checks, Jobs jobs, String statusOrigin) {
        this.checks = checks;
        this.jobs = jobs;
        this.statusOrigin = statusOrigin;
    }

    @Override
    public Answer answer(Call call) {
        try {
            FillOrder order = checks.check(call);
            Job job = jobs.accept(order, call.jobFault(), false);
            return IgnoredWords.report(jobs.ignoredWords(order), accepted(job));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer accepted(Job job) {
        String statusUrl = statusOrigin + "/v3/status/" + job.id();
        String cancelUrl = statusOrigin + "/v3/cancel/" + job.id();
        return Answer.json(
                        202,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("jobId", job.id())
                                .put("statusUrl", statusUrl)
                                .put("cancelUrl", cancelUrl))
                .with("link", "<%s>; rel=\"result\", <%s>; rel=\"cancel\"".formatted(statusUrl, cancelUrl));
    }
}
