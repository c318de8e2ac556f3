package dev.backdrop.lambda.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.backdrop.firefly.http.CallListener;
import dev.backdrop.firefly.http.FireflyCall;
import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.ResultFigures;
import dev.backdrop.metrics.MetricName;
import dev.backdrop.metrics.Metrics;
import dev.backdrop.quota.QuotaSnapshot;
import dev.backdrop.reprocess.SweepListener;

/** Counts calls, outcomes and sweeps as metrics. */
public final class OutcomeMetrics implements CallListener, SweepListener {

    private static final int TOO_MANY_REQUESTS = 429;

    private static final Outcome.Cases<List<Figure>> FIGURES = new FiguresOfOutcome();

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
        metrics.add(MetricName.OLDEST_UNFINISHED, (double) oldest.toSeconds());
    }

    void ended(Attempt attempt) {
        attempt.outcome()
                .handle(FIGURES)
                .forEach(figure -> metrics.add(figure.name(), figure.value(), figure.dimensions()));
        attempt.stepMillis()
                .forEach((step, millis) -> metrics.add(MetricName.STEP_MILLIS, millis, Map.of("step", step)));
    }

    void failed() {
        metrics.add(MetricName.FAILED, 1);
    }

    /** Writes what was counted, and what is left of the quota. */
    void write(QuotaSnapshot quota) {
        metrics.add(MetricName.QUOTA_USED, quota.callsToday());
        quota.operationsLeft().ifPresent(left -> metrics.add(MetricName.BUDGET_LEFT, left));
        metrics.flush();
    }

    private record Figure(MetricName name, double value, Map<String, String> dimensions) {

        private static Figure one(MetricName name) {
            return new Figure(name, 1, Map.of());
        }
    }

    /** What each outcome counts as. */
    private static final class FiguresOfOutcome implements Outcome.Cases<List<Figure>> {

        private static final Set<String> PROCESSING_STOPS = Set.of(
                "authentication",
                "entitlement",
                "wrong-address",
                "host-refused",
                "result-too-large",
                "answer-not-understood");

        @Override
        public List<Figure> processed(Outcome.Processed processed) {
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.one(MetricName.PROCESSED));
            figures.add(new Figure(MetricName.OPERATIONS_BILLED, processed.operations(), Map.of()));
            figures.addAll(of(processed.figures()));
            return figures;
        }

        @Override
        public List<Figure> unchanged(Outcome.Unchanged unchanged) {
            return List.of(Figure.one(MetricName.UNCHANGED));
        }

        @Override
        public List<Figure> waiting(Outcome.Waiting waiting) {
            return List.of(Figure.one(MetricName.WAITING));
        }

        @Override
        public List<Figure> rejected(Outcome.Rejected rejected) {
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.one(MetricName.REJECTED));
            figures.add(new Figure(MetricName.REJECTED, 1, Map.of("reason", rejected.reason())));
            if (rejected.operations() > 0) {
                figures.add(new Figure(MetricName.OPERATIONS_BILLED, rejected.operations(), Map.of()));
            }
            figures.addAll(of(rejected.figures()));
            return figures;
        }

        private static List<Figure> of(ResultFigures results) {
            List<Figure> figures = new ArrayList<>();
            results.persons()
                    .forEach(person -> figures.add(new Figure(MetricName.VERDICTS, 1, Map.of("person", person))));
            if (results.maskWasMade()) {
                figures.add(Figure.one(MetricName.MASKS_MADE));
            }
            if (results.maskWasInverted()) {
                figures.add(Figure.one(MetricName.MASKS_INVERTED));
            }
            return figures;
        }

        @Override
        public List<Figure> deferred(Outcome.Deferred deferred) {
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.one(MetricName.DEFERRED));
            // By the reason, not by the call's status: an expired token is refused too, and renewed.
            if (PROCESSING_STOPS.contains(deferred.reason())) {
                figures.add(Figure.one(MetricName.AUTHENTICATION_FAILURES));
            }
            if (deferred.reason().equals("quota-exhausted")) {
                figures.add(Figure.one(MetricName.QUOTA_EXHAUSTED));
            }
            return figures;
        }

        @Override
        public List<Figure> inDoubt(Outcome.InDoubt inDoubt) {
            return List.of(Figure.one(MetricName.IN_DOUBT));
        }
    }
}
