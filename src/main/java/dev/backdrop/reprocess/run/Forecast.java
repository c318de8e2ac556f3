package dev.backdrop.reprocess.run;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.backdrop.reprocess.quota.Quota;
import dev.backdrop.reprocess.select.Plan;
import dev.backdrop.reprocess.select.Selection;
import dev.backdrop.reprocess.select.Selector;
import dev.backdrop.reprocess.select.Survey;
import dev.backdrop.reprocess.select.Tallies;
import dev.backdrop.reprocess.select.Tally;
import dev.backdrop.text.KebabCase;
import dev.backdrop.time.Deadline;

/** Forecasts the work, time and cost of a run, and changes nothing. */
public final class Forecast {

    private final Survey survey;
    private final Selection selection;
    private final Quota quota;
    private final Optional<BigDecimal> pricePerOperation;
    private final Clock clock;

    public Forecast(
            Survey survey, Selection selection, Quota quota, Optional<BigDecimal> pricePerOperation, Clock clock) {
        this.survey = survey;
        this.selection = selection;
        this.quota = quota;
        this.pricePerOperation = pricePerOperation;
        this.clock = clock;
    }

    public Map<String, Object> of(Plan plan, Deadline deadline) {
        Selector selector = selection.of(plan, Tally.zero(), clock.instant());
        boolean complete = survey.walk(plan.scope(), plan.interest(), listed -> true, deadline, headshot -> {
            selector.takes(headshot);
            return selector.end() == null;
        });
        Map<String, Object> answer = answer(selector.tally());
        answer.put("complete", complete);
        if (selector.end() != null) {
            answer.put("end", KebabCase.of(selector.end()));
        }
        if (!complete) {
            answer.put("message", "There was not enough time for all headshots. Repeat the request with a prefix.");
        }
        return answer;
    }

    private Map<String, Object> answer(Tally tally) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("dryRun", true);
        answer.put("seen", tally.seen());
        answer.put("byCondition", Tallies.byCondition(tally.byCondition()));
        answer.put("selected", tally.selected());
        answer.put("fills", tally.fills());
        answer.put("operations", tally.operations());
        answer.put("requests", quota.requests(tally.fills()));
        answer.put("requestsPerMinute", quota.requestsPerMinute());
        answer.put("requestsPerDay", quota.requestsPerDay());
        Duration time = quota.timeFor(tally.fills(), tally.operations());
        answer.put("time", time.toString());
        answer.put("seconds", time.toSeconds());
        pricePerOperation.ifPresent(
                price -> answer.put("cost", price.multiply(BigDecimal.valueOf(tally.operations()))));
        return answer;
    }
}
