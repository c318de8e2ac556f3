package dev.backdrop.reprocess.report;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.event.Condition;
import dev.backdrop.event.Scope;
import dev.backdrop.queue.Backlog;
import dev.backdrop.quota.Reservations;
import dev.backdrop.reprocess.quota.Quota;
import dev.backdrop.reprocess.quota.QuotaAnswer;
import dev.backdrop.reprocess.select.RecordNeed;
import dev.backdrop.reprocess.select.Survey;
import dev.backdrop.reprocess.select.Tallies;
import dev.backdrop.time.Deadline;

/** Counts the headshots of the whole bucket by condition. */
public final class BucketStatus {

    private static final int NEWEST_RUNS = 10;

    private final Survey survey;
    private final Bucket bucket;
    private final Keys keys;
    private final Quota quota;
    private final Reservations reservations;
    private final Clock clock;

    public BucketStatus(Survey survey, Bucket bucket, Keys keys, Quota quota, Reservations reservations, Clock clock) {
        this.survey = survey;
        this.bucket = bucket;
        this.keys = keys;
        this.quota = quota;
        this.reservations = reservations;
        this.clock = clock;
    }

    public Map<String, Object> of(Backlog backlog, Deadline deadline) {
        Map<Condition, Integer> counts = new EnumMap<>(Condition.class);
        int[] seen = {0};
        boolean complete =
                survey.walk(Scope.everything(), RecordNeed.troubles(), listed -> true, deadline, headshot -> {
                    seen[0]++;
                    headshot.conditions().forEach(condition -> counts.merge(condition, 1, Integer::sum));
                    return true;
                });
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("headshots", seen[0]);
        answer.put("byCondition", Tallies.byCondition(counts));
        answer.put("queue", Tallies.backlog(backlog));
        answer.put("quota", QuotaAnswer.of(reservations.now(), clock.instant()));
        int left = counts.getOrDefault(Condition.MISSING, 0)
                + counts.getOrDefault(Condition.UNFINISHED, 0)
                + counts.getOrDefault(Condition.WORKING, 0);
        Duration time = quota.timeFor(left, left);
        answer.put("timeLeft", time.toString());
        answer.put(
                "eta",
                clock.instant().plus(time).truncatedTo(ChronoUnit.SECONDS).toString());
        answer.put("runs", newestRuns());
        answer.put("complete", complete);
        return answer;
    }

    private List<String> newestRuns() {
        return bucket.list(keys.runs()).stream()
                .sorted(Comparator.comparing(StoredObject::lastModified).reversed())
                .limit(NEWEST_RUNS)
                .map(run -> run.key().substring(keys.runs().length()).replaceFirst("\\.json$", ""))
                .toList();
    }
}
