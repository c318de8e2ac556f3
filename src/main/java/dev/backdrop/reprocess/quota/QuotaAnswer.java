package dev.backdrop.reprocess.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.backdrop.quota.QuotaSnapshot;

/** Writes the quota for answers. */
public final class QuotaAnswer {

    private QuotaAnswer() {}

    public static Map<String, Object> of(QuotaSnapshot quota, Instant now) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("requestsPerMinute", Math.round(quota.requestsPerMinute() * 100) / 100.0);
        answer.put("nextCallInSeconds", seconds(now, quota.nextCall()));
        answer.put("nextFreeCallInSeconds", seconds(now, quota.firstFree()));
        quota.pausedUntil().ifPresent(until -> answer.put("pausedForSeconds", seconds(now, until)));
        answer.put("callsToday", quota.callsToday());
        answer.put("operationsToday", quota.operationsToday());
        quota.operationsLeft().ifPresent(left -> answer.put("operationsLeftToday", left));
        answer.put("jobsInFlight", quota.jobs().size());
        return answer;
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
