package dev.backdrop.lambda.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;

import dev.backdrop.event.QueueMessage;
import dev.backdrop.event.Trigger;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.queue.WorkQueue;

/** Works on a batch of messages and says which of them are to come back, and when. */
public final class QueueBatches {

    private static final Logger LOG = Logger.getLogger(QueueBatches.class);
    /** For what nobody foresaw: soon enough to recover, late enough not to spin. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final WorkItems workItems;
    private final HeadshotWorkers workers;
    private final WorkQueue queue;
    private final Renewal renewal;
    private final RunMessages runMessages;
    private final Patience patience;
    private final DeferralTimes deferralTimes;
    private final int maxReceives;

    public QueueBatches(
            WorkItems workItems,
            HeadshotWorkers workers,
            WorkQueue queue,
            Renewal renewal,
            RunMessages runMessages,
            Patience patience,
            DeferralTimes deferralTimes,
            int maxReceives) {
        this.workItems = workItems;
        this.workers = workers;
        this.queue = queue;
        this.renewal = renewal;
        this.runMessages = runMessages;
        this.patience = patience;
        this.deferralTimes = deferralTimes;
        this.maxReceives = maxReceives;
    }

    public Map<String, Object> work(Trigger.QueueBatch batch, Invocation invocation) {
        List<Asked> asked = batch.messages().stream().map(this::asked).toList();
        RunMessages.UnderWay runs = runMessages.start(batch.messages(), invocation);
        Map<WorkItem, HeadshotWorkers.Result> results = results(asked, invocation);
        List<String> failed = new ArrayList<>();
        runs.failed().stream()
                .filter(message -> comesBack(message, AFTER_FAILURE, true))
                .forEach(message -> failed.add(message.messageId()));
        for (Asked message : asked) {
            List<HeadshotWorkers.Result> ends = message.items().stream()
                    .map(item -> resultOf(item, results))
                    .toList();
            if (message.poison() || comesBack(message.message(), ends)) {
                failed.add(message.message().messageId());
            }
        }
        return Answers.batch(failed);
    }

    private Asked asked(QueueMessage message) {
        boolean redelivered = message.receiveCount() < maxReceives;
        Trigger content = message.content();
        if (content instanceof Trigger.ObjectsCreated created) {
            return new Asked(message, told(message, workItems.of(created, redelivered)), false);
        }
        if (content instanceof Trigger.Manual manual) {
            return new Asked(message, told(message, workItems.of(manual, message.firstId(), redelivered)), false);
        }
        if (content instanceof Trigger.Selected selected) {
            return new Asked(message, told(message, workItems.of(selected, redelivered)), false);
        }
        if (content instanceof Trigger.Ignored ignored) {
            LOG.infof("Ignored %s", ignored.event());
            return new Asked(message, List.of(), false);
        }
        if (content instanceof Trigger.TestEvent || RunMessages.carriesRun(message)) {
            return new Asked(message, List.of(), false);
        }
        // Left to the queue, which moves it to the dead letters: nothing that anybody sent is thrown away.
        LOG.errorf("The message %s is not understood. %s", message.messageId(), content);
        return new Asked(message, List.of(), true);
    }

    private static List<WorkItem> told(QueueMessage message, Collection<WorkItem> items) {
        return items.stream()
                .map(item -> message.deliveredBefore() ? item.deliveredAgain() : item)
                .toList();
    }

    private Map<WorkItem, HeadshotWorkers.Result> results(List<Asked> asked, Invocation invocation) {
        List<WorkItem> joined = new ArrayList<>();
        asked.stream().flatMap(message -> message.items().stream()).forEach(item -> join(joined, item));
        List<HeadshotWorkers.Result> results = workers.work(joined, invocation, patience::waits);
        Map<WorkItem, HeadshotWorkers.Result> byItem = new LinkedHashMap<>();
        for (int i = 0; i < joined.size(); i++) {
            byItem.put(joined.get(i), results.get(i));
        }
        return byItem;
    }

    private static void join(List<WorkItem> joined, WorkItem item) {
        for (int i = 0; i < joined.size(); i++) {
            if (joined.get(i).joins(item)) {
                joined.set(i, joined.get(i).and(item));
                return;
            }
        }
        joined.add(item);
    }

    private static HeadshotWorkers.Result resultOf(WorkItem item, Map<WorkItem, HeadshotWorkers.Result> results) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().joins(item))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private boolean comesBack(QueueMessage message, List<HeadshotWorkers.Result> ends) {
        boolean hasFailed = ends.stream().anyMatch(HeadshotWorkers.Result.Failed.class::isInstance);
        return ends.stream()
                .flatMap(end -> pause(end).stream())
                .max(Duration::compareTo)
                .filter(longest -> comesBack(message, longest, hasFailed))
                .isPresent();
    }

    /** Whether this very message comes back. One that has been coming back for too long does so as a new one. */
    private boolean comesBack(QueueMessage message, Duration pause, boolean hasFailed) {
        if (renewal.replaced(message, pause, hasFailed)) {
            return false;
        }
        queue.defer(message.receiptHandle(), pause);
        return true;
    }

    private Optional<Duration> pause(HeadshotWorkers.Result result) {
        if (result instanceof HeadshotWorkers.Result.Failed) {
            return Optional.of(AFTER_FAILURE);
        }
        Outcome outcome = ((HeadshotWorkers.Result.Done) result).attempt().outcome();
        return outcome instanceof Outcome.Deferred deferred
                ? Optional.of(deferralTimes.of(deferred))
                : Optional.empty();
    }

    /** @param poison whether nobody understands it */
    private record Asked(QueueMessage message, List<WorkItem> items, boolean poison) {}
}
