package dev.backdrop.reprocess;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.backdrop.event.Request;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.reprocess.quota.Quota;
import dev.backdrop.reprocess.run.Dispatch;
import dev.backdrop.reprocess.select.Plan;
import dev.backdrop.reprocess.select.RecordNeed;
import dev.backdrop.reprocess.select.Selection;
import dev.backdrop.reprocess.select.Selector;
import dev.backdrop.reprocess.select.Survey;
import dev.backdrop.reprocess.select.Tally;
import dev.backdrop.time.Deadline;

/**
 * Searches the whole bucket for headshots that could be finished but may have lost their message. Enqueues some of them, and
 * measures how long the oldest has been waiting.
 */
final class Sweep {

    /**
     * Covers three hourly sweeps, so that the next ones find what one had no time or no room for. More would read more
     * records.
     */
    private static final Duration RECENT_RESULTS = Duration.ofHours(3);

    private final Survey survey;
    private final Dispatch dispatch;
    private final Selection selection;
    private final Quota quota;
    private final SweepListener listener;
    private final Clock clock;

    Sweep(Survey survey, Dispatch dispatch, Selection selection, Quota quota, SweepListener listener, Clock clock) {
        this.survey = survey;
        this.dispatch = dispatch;
        this.selection = selection;
        this.quota = quota;
        this.listener = listener;
        this.clock = clock;
    }

    /** @param name the run's name in the messages */
    Map<String, Object> of(Request.Sweep asked, String name, Deadline deadline) {
        // Messages in the queue count: the sweep only fills the queue up.
        int room =
                asked.limit().orElse(quota.fillsPerHour()) - dispatch.backlog().total();
        Plan plan = Plan.sweep(room);
        Instant now = clock.instant();
        Selector selector = selection.of(plan, Tally.zero(), now);
        List<String> selected = new ArrayList<>();
        Instant[] oldest = {now};
        // The dates show a replaced file, so the records of finished headshots need not be read.
        RecordNeed need = RecordNeed.troubles().doubting(now.minus(RECENT_RESULTS));
        boolean complete = survey.walk(plan.scope(), need, listed -> true, deadline, headshot -> {
            headshot.waitingSince().filter(oldest[0]::isAfter).ifPresent(since -> oldest[0] = since);
            if (room > 0 && selector.takes(headshot)) {
                selected.add(headshot.id());
            }
            return true;
        });
        Duration longest = Duration.between(oldest[0], now);
        listener.swept(longest);
        dispatch.send(selected, Order.NORMAL, name);
        return answer(selector.tally(), room, longest, complete);
    }

    private static Map<String, Object> answer(Tally tally, int room, Duration longest, boolean complete) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("enqueued", tally.selected());
        answer.put("fills", tally.fills());
        answer.put("operations", tally.operations());
        answer.put("oldestUnfinishedSeconds", longest.toSeconds());
        answer.put("complete", complete);
        if (room <= 0) {
            answer.put("message", "The queue is full enough. The next sweep continues.");
        }
        return answer;
    }
}
