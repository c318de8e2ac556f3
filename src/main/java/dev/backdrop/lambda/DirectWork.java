package dev.backdrop.lambda;

import java.util.List;
import java.util.Map;

import dev.backdrop.event.Trigger;
import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.lambda.work.Answers;
import dev.backdrop.lambda.work.HeadshotWorkers;
import dev.backdrop.lambda.work.Invocation;
import dev.backdrop.lambda.work.WorkItems;

/** Work that comes without a queue: by hand, or directly from S3 or EventBridge. */
public final class DirectWork {

    private final WorkItems workItems;
    private final HeadshotWorkers workers;

    public DirectWork(WorkItems workItems, HeadshotWorkers workers) {
        this.workItems = workItems;
        this.workers = workers;
    }

    /** @throws NotAllDoneException if something is left to do: Lambda then delivers the event again */
    Map<String, Object> arrived(Trigger.ObjectsCreated created, Invocation invocation) {
        List<Attempt> attempts = attempts(List.copyOf(workItems.of(created, false)), invocation);
        attempts.stream()
                .filter(attempt -> attempt.outcome() instanceof Outcome.Deferred)
                .findFirst()
                .ifPresent(attempt -> {
                    throw new NotAllDoneException("The headshot " + attempt.id() + " is deferred: "
                            + attempt.outcome().message());
                });
        return Answers.headshots(attempts);
    }

    /** An outcome per headshot. */
    Map<String, Object> asked(Trigger.Manual manual, Invocation invocation) {
        return Answers.headshots(attempts(workItems.of(manual, invocation.requestId(), false), invocation));
    }

    Map<String, Object> asked(Trigger.Selected selected, Invocation invocation) {
        return Answers.headshots(attempts(workItems.of(selected, false), invocation));
    }

    private List<Attempt> attempts(List<WorkItem> items, Invocation invocation) {
        return workers.work(items, invocation, () -> true).stream()
                .map(result -> result.<Attempt>handle(HeadshotWorkers.Result.Done::attempt, failed -> {
                    throw failed.cause();
                }))
                .toList();
    }
}
