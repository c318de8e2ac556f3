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
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.queue.WorkQueue;

/** Works on a batch of messages and says which of them come back, and when. */
public final class QueueBatches {

    private static final Logger LOG = Logger.getLogger(QueueBatches.class);
    /** After an unforeseen failure: soon enough to recover, late enough not to spin. */
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
        return message.content().handle(new Content(message));
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
                .map(longest -> comesBack(message, longest, hasFailed))
                .orElse(false);
    }

    /** Whether this very message comes back. An old one is renewed: another message takes its place. */
    private boolean comesBack(QueueMessage message, Duration pause, boolean hasFailed) {
        if (renewal.replaced(message, pause, hasFailed)) {
            return false;
        }
        queue.defer(message.receiptHandle(), pause);
        return true;
    }

    private Optional<Duration> pause(HeadshotWorkers.Result result) {
        return result.handle(
                done -> done.attempt().outcome() instanceof Outcome.Deferred deferred
                        ? Optional.of(deferralTimes.of(deferred))
                        : Optional.empty(),
                failed -> Optional.of(AFTER_FAILURE));
    }

    /** @param poison whether the function does not understand it */
    private record Asked(QueueMessage message, List<WorkItem> items, boolean poison) {}

    /** Reads what a message asks for. */
    private final class Content implements Trigger.Cases<Asked> {

        private final QueueMessage message;
        private final boolean redelivered;

        private Content(QueueMessage message) {
            this.message = message;
            this.redelivered = message.receiveCount() < maxReceives;
        }

        @Override
        public Asked objectsCreated(Trigger.ObjectsCreated created) {
            return work(workItems.of(created, redelivered));
        }

        @Override
        public Asked manual(Trigger.Manual manual) {
            return work(workItems.of(manual, message.firstId(), redelivered));
        }

        @Override
        public Asked selected(Trigger.Selected selected) {
            return work(workItems.of(selected, redelivered));
        }

        @Override
        public Asked ignored(Trigger.Ignored ignored) {
            LOG.infof("Ignored %s", ignored.event());
            return work(List.of());
        }

        @Override
        public Asked testEvent(Trigger.TestEvent test) {
            return work(List.of());
        }

        @Override
        public Asked requested(Trigger.Requested requested) {
            return RunMessages.runOf(message).isPresent() ? work(List.of()) : poison();
        }

        @Override
        public Asked queueBatch(Trigger.QueueBatch batch) {
            return poison();
        }

        @Override
        public Asked notUnderstood(Trigger.NotUnderstood notUnderstood) {
            return poison();
        }

        private Asked work(Collection<WorkItem> items) {
            List<WorkItem> known = items.stream()
                    .map(item -> message.deliveredBefore() ? item.deliveredAgain() : item)
                    .toList();
            return new Asked(message, known, false);
        }

        /** The queue moves it to the dead letters, where it is kept. */
        private Asked poison() {
            LOG.errorf("The message %s is not understood. %s", message.messageId(), message.content());
            return new Asked(message, List.of(), true);
        }
    }
}
