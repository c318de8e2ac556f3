package dev.backdrop.lambda.work;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import dev.backdrop.firefly.http.CallListener;
import dev.backdrop.firefly.http.FireflyCall;
import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.metrics.MetricName;
import dev.backdrop.metrics.Metrics;
import dev.backdrop.quota.QuotaSnapshot;
import dev.backdrop.reprocess.SweepListener;

/** What happens, as metrics. */
public final class OutcomeMetrics implements CallListener, SweepListener {

    private static final Set<String> LINE_STANDS_STILL = Set.of(
            "authentication",
            "entitlement",
            "wrong-address",
            "host-refused",
            "result-too-large",
            "answer-not-understood");

    private static final int TOO_MANY_REQUESTS = 429;

    private final Metrics metrics;

    public OutcomeMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void called(FireflyCall call) {
        String status = call.status() == 0 ? "none" : String.valueOf(call.status());
        metrics.add(
                MetricName.FIREFLY_CALLS,
                1,
                Map.of("route", call.route().name().toLowerCase(java.util.Locale.ROOT), "status", status));
        if (call.status() == TOO_MANY_REQUESTS) {
            metrics.add(MetricName.RATE_LIMITED, 1);
        }
    }

    @Override
    public void swept(Duration oldest) {
        metrics.add(MetricName.OLDEST_UNFINISHED, oldest.toSeconds());
    }

    void ended(Attempt attempt) {
        outcome(attempt.outcome());
        attempt.stepMillis()
                .forEach((step, millis) -> metrics.add(MetricName.STEP_MILLIS, millis, Map.of("step", step)));
    }

    private void outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Processed processed) {
            metrics.add(MetricName.PROCESSED, 1);
            metrics.add(MetricName.OPERATIONS_BILLED, processed.operations());
        } else if (outcome instanceof Outcome.Unchanged) {
            metrics.add(MetricName.UNCHANGED, 1);
        } else if (outcome instanceof Outcome.Waiting) {
            metrics.add(MetricName.WAITING, 1);
        } else if (outcome instanceof Outcome.Rejected rejected) {
            metrics.add(MetricName.REJECTED, 1);
            metrics.add(MetricName.REJECTED, 1, Map.of("reason", rejected.reason()));
        } else if (outcome instanceof Outcome.Deferred deferred) {
            deferred(deferred);
        } else {
            metrics.add(MetricName.IN_DOUBT, 1);
        }
    }

    private void deferred(Outcome.Deferred deferred) {
        metrics.add(MetricName.DEFERRED, 1);
        // Not the call's status: a token that has just expired is refused too, and renewed.
        if (LINE_STANDS_STILL.contains(deferred.reason())) {
            metrics.add(MetricName.AUTHENTICATION_FAILURES, 1);
        }
        if (deferred.reason().equals("quota-exhausted")) {
            metrics.add(MetricName.QUOTA_EXHAUSTED, 1);
        }
    }

    void failed() {
        metrics.add(MetricName.FAILED, 1);
    }

    /** Writes what came together, and how much is left. */
    void write(QuotaSnapshot quota) {
        metrics.add(MetricName.QUOTA_USED, quota.callsToday());
        quota.operationsLeft().ifPresent(left -> metrics.add(MetricName.BUDGET_LEFT, left));
        metrics.flush();
    }
}
