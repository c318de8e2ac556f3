package dev.backdrop.reprocess.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.backdrop.event.Condition;
import dev.backdrop.queue.Backlog;
import dev.backdrop.reprocess.quota.Quota;
import dev.backdrop.reprocess.scan.ListedHeadshot;
import dev.backdrop.reprocess.select.HeadshotStatus;
import dev.backdrop.reprocess.select.RecordNeed;
import dev.backdrop.reprocess.select.Survey;
import dev.backdrop.reprocess.select.Tallies;
import dev.backdrop.time.Deadline;

/**
 * Measures a run's progress by the records that were written since it began. Other work in the same scope counts too: the
 * run does not store which headshots it selected.
 */
public final class RunProgress {

    private final Survey survey;
    private final Quota quota;
    private final Clock clock;

    public RunProgress(Survey survey, Quota quota, Clock clock) {
        this.survey = survey;
        this.quota = quota;
        this.clock = clock;
    }

    public Map<String, Object> of(Run run, Backlog backlog, Deadline deadline) {
        Map<Condition, Integer> since = new EnumMap<>(Condition.class);
        boolean complete = survey.walk(
                run.plan().scope(),
                RecordNeed.troubles(),
                listed -> isTouched(listed, run),
                deadline,
                headshot -> count(headshot, run, since));
        return answer(run, since, complete, backlog);
    }

    private static boolean isTouched(ListedHeadshot listed, Run run) {
        // S3's dates have whole seconds.
        Instant from = run.startedAt().truncatedTo(ChronoUnit.SECONDS);
        return listed.record()
                .filter(record -> !record.lastModified().isBefore(from))
                .isPresent();
    }

    private static boolean count(HeadshotStatus headshot, Run run, Map<Condition, Integer> since) {
        boolean before = headshot.record()
                .filter(record -> record.updatedAt().isBefore(run.startedAt()))
                .isPresent();
        if (!before) {
            headshot.conditions().forEach(condition -> since.merge(condition, 1, Integer::sum));
        }
        return true;
    }

    private Map<String, Object> answer(Run run, Map<Condition, Integer> since, boolean complete, Backlog backlog) {
        int selected = run.tally().selected();
        int ended = since.getOrDefault(Condition.DONE, 0)
                + since.getOrDefault(Condition.FAILED, 0)
                + since.getOrDefault(Condition.IN_DOUBT, 0);
        int finished = Math.min(selected, ended);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("run", run.run());
        answer.put("startedAt", run.startedAt().toString());
        answer.put("selecting", !run.isDone());
        answer.put("enqueued", selected);
        answer.put("finished", finished);
        answer.put("byOutcome", outcomes(since));
        answer.put("queue", Tallies.backlog(backlog));
        // Headshots that needed nothing write no record.
        boolean over = run.isDone() && (finished == selected || backlog.total() == 0);
        answer.put("done", over);
        if (!over) {
            int perFill = run.tally().fills() == 0
                    ? 1
                    : run.tally().operations() / run.tally().fills();
            int left = Math.min(run.tally().fills(), selected - finished);
            Duration time = quota.timeFor(left, left * perFill);
            answer.put("timeLeft", time.toString());
            answer.put(
                    "eta",
                    clock.instant().plus(time).truncatedTo(ChronoUnit.SECONDS).toString());
        }
        answer.put("complete", complete);
        return answer;
    }

    private static Map<String, Integer> outcomes(Map<Condition, Integer> since) {
        Map<String, Integer> outcomes = new LinkedHashMap<>();
        outcomes.put("processed", since.getOrDefault(Condition.DONE, 0));
        outcomes.put("rejected", since.getOrDefault(Condition.FAILED, 0));
        outcomes.put("in-doubt", since.getOrDefault(Condition.IN_DOUBT, 0));
        outcomes.put("working", since.getOrDefault(Condition.WORKING, 0));
        outcomes.put("unfinished", since.getOrDefault(Condition.UNFINISHED, 0));
        return outcomes;
    }
}
