package dev.backdrop.reprocess;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import dev.backdrop.event.Request;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.reprocess.report.BucketStatus;
import dev.backdrop.reprocess.report.Report;
import dev.backdrop.reprocess.run.Dispatch;
import dev.backdrop.reprocess.run.Forecast;
import dev.backdrop.reprocess.run.Run;
import dev.backdrop.reprocess.run.RunName;
import dev.backdrop.reprocess.run.RunProgress;
import dev.backdrop.reprocess.run.Runs;
import dev.backdrop.reprocess.select.Plan;
import dev.backdrop.reprocess.select.Tallies;
import dev.backdrop.text.KebabCase;
import dev.backdrop.time.Deadline;

/** Answers requests about many headshots. It only enqueues them; the queue's consumer processes them. */
public final class Reprocessing {

    private static final Logger LOG = Logger.getLogger(Reprocessing.class);

    /** Longest wait for an answer to a manual request; messages of the queue continue the run. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final Runs runs;
    private final Forecast forecast;
    private final RunProgress progress;
    private final BucketStatus status;
    private final Report report;
    private final Sweep sweep;
    private final BatchJobs batchJobs;
    private final Dispatch dispatch;
    private final Looks looks;
    private final Clock clock;

    Reprocessing(
            Runs runs,
            Forecast forecast,
            RunProgress progress,
            BucketStatus status,
            Report report,
            Sweep sweep,
            BatchJobs batchJobs,
            Dispatch dispatch,
            Looks looks,
            Clock clock) {
        this.runs = runs;
        this.forecast = forecast;
        this.progress = progress;
        this.status = status;
        this.report = report;
        this.sweep = sweep;
        this.batchJobs = batchJobs;
        this.dispatch = dispatch;
        this.looks = looks;
        this.clock = clock;
    }

    /** @param requestId Lambda's id of the invocation; a run that it begins has the same id */
    public Map<String, Object> answer(Request request, String requestId, Deadline deadline) {
        return request.handle(new Answer(requestId, deadline));
    }

    /** Continues a run for a message. After an exception the message must come back. */
    public void goOn(Request.Continuation message, Deadline deadline) {
        runs.goOn(message, deadline);
    }

    private Map<String, Object> begin(String requestId, Plan plan, Deadline deadline) {
        Instant patience = clock.instant().plus(PATIENCE);
        Deadline latest = deadline.minus(RESERVE);
        Deadline until = latest.at().isBefore(patience) ? latest : new Deadline(patience);
        Run run = runs.begin(RunName.of(requestId), plan, until, deadline);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("run", run.run());
        answer.put("selecting", !run.isDone());
        answer.put("seen", run.tally().seen());
        answer.put("enqueued", run.tally().selected());
        answer.put("fills", run.tally().fills());
        answer.put("operations", run.tally().operations());
        answer.put("byCondition", Tallies.byCondition(run.tally().byCondition()));
        answer.put("end", run.end() == null ? "continues automatically" : KebabCase.of(run.end()));
        return answer;
    }

    private Map<String, Object> statusOf(Request.Status asked, Deadline deadline) {
        return asked.run().map(id -> statusOf(id, deadline)).orElseGet(() -> status.of(dispatch.backlog(), deadline));
    }

    private Map<String, Object> statusOf(String id, Deadline deadline) {
        return runs.find(id)
                .map(run -> progress.of(run, dispatch.backlog(), deadline))
                .orElseGet(() -> refusal(new Request.Bad(
                        "status.run",
                        "there is no run " + id,
                        "the id of a run, from the answer to \"reprocess\"; {\"status\":{}} lists the newest")));
    }

    private Map<String, Object> withKnownLook(Request.Reprocess asked, Supplier<Map<String, Object>> answer) {
        return asked.look()
                .filter(look -> !looks.names().contains(look))
                .map(look ->
                        refusal(new Request.Bad("reprocess.look", "it is " + look, String.join(", ", looks.names()))))
                .orElseGet(answer);
    }

    private static Map<String, Object> refusal(Request.Bad bad) {
        // An asynchronous invocation has no reader of its answer.
        LOG.warnf("A request was refused: %s: %s", bad.field(), bad.problem());
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("field", bad.field());
        error.put("problem", bad.problem());
        error.put("allowed", bad.allowed());
        return Map.of("error", error);
    }

    /** Answers one invocation. */
    private final class Answer implements Request.Cases<Map<String, Object>> {

        private final String requestId;
        private final Deadline deadline;

        private Answer(String requestId, Deadline deadline) {
            this.requestId = requestId;
            this.deadline = deadline;
        }

        @Override
        public Map<String, Object> bad(Request.Bad bad) {
            return refusal(bad);
        }

        @Override
        public Map<String, Object> help(Request.Help help) {
            return Help.answer();
        }

        @Override
        public Map<String, Object> report(Request.Report asked) {
            return report.of(asked.scope(), deadline);
        }

        @Override
        public Map<String, Object> reprocess(Request.Reprocess asked) {
            return asked.dryRun()
                    ? withKnownLook(asked, () -> forecast.of(Plan.of(asked), deadline))
                    : withQueue(() -> withKnownLook(asked, () -> begin(requestId, Plan.of(asked), deadline)));
        }

        @Override
        public Map<String, Object> sweep(Request.Sweep asked) {
            return withQueue(() -> sweep.of(asked, RunName.of(requestId), deadline));
        }

        @Override
        public Map<String, Object> status(Request.Status asked) {
            return withQueue(() -> statusOf(asked, deadline));
        }

        @Override
        public Map<String, Object> batchJob(Request.BatchJob job) {
            return withQueue(() -> batchJobs.enqueue(job));
        }

        @Override
        public Map<String, Object> continuation(Request.Continuation message) {
            return withQueue(() -> {
                goOn(message, deadline);
                return Map.of("run", message.run());
            });
        }

        private Map<String, Object> withQueue(Supplier<Map<String, Object>> answer) {
            return dispatch.isPossible()
                    ? answer.get()
                    : refusal(new Request.Bad("backdrop.queue.url", "it is not set", "the work queue's URL"));
        }
    }
}
