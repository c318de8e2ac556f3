package dev.backdrop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

import org.jboss.logging.Logger;

import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.Headshots;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;

/** Works on several headshots at once: they share the waiting for Adobe. Answers when all are done. */
final class Crew {

    private static final Logger LOG = Logger.getLogger(Crew.class);

    /** Enough to look at a headshot and to hand it over. */
    private static final Duration TO_BEGIN = Duration.ofSeconds(3);

    private static final Outcome NOT_BEGUN = new Outcome.Deferred(
            "no-time", "The invocation's time was over before it was begun.", Duration.ofSeconds(1));

    private final Headshots headshots;
    private final ExecutorService executor;
    private final Clock clock;
    private final Figures figures;
    private final Summary summary = new Summary();
    private final RandomGenerator random;
    private final AtomicLong attempts = new AtomicLong();

    Crew(Headshots headshots, ExecutorService executor, Clock clock, Figures figures, RandomGenerator random) {
        this.headshots = headshots;
        this.executor = executor;
        this.clock = clock;
        this.figures = figures;
        this.random = random;
    }

    /** One result for each item, in their order. */
    List<Result> work(List<WorkItem> items, Invocation invocation) {
        List<CompletableFuture<Result>> futures = items.stream()
                .map(item -> CompletableFuture.supplyAsync(() -> work(item, invocation), executor))
                .toList();
        return futures.stream().map(CompletableFuture::join).toList();
    }

    private Result work(WorkItem item, Invocation invocation) {
        Instant begin = clock.instant();
        try {
            Attempt attempt = invocation.deadline().allows(TO_BEGIN, clock)
                    ? headshots.process(task(item, invocation))
                    : new Attempt(item.id(), NOT_BEGUN, Map.of());
            figures.ended(attempt);
            summary.write(attempt, Duration.between(begin, clock.instant()).toMillis(), invocation.requestId());
            return new Result.Done(attempt);
        } catch (RuntimeException e) {
            figures.failed();
            LOG.errorf(e, "The headshot %s failed: %s", item.id(), e.getMessage());
            return new Result.Failed(item.id(), e);
        } finally {
            // Set where this attempt was asked to hand over; the thread's next task is none of it.
            Thread.interrupted();
        }
    }

    private Task task(WorkItem item, Invocation invocation) {
        return new Task(
                item.id(),
                item.arrived(),
                item.order(),
                item.forced(),
                owner(invocation),
                item.redelivered(),
                invocation.deadline());
    }

    /** Lambda gives a repeated invocation the same request id; an owner is never repeated. */
    private String owner(Invocation invocation) {
        return invocation.requestId() + "/" + attempts.incrementAndGet() + "-" + Long.toHexString(random.nextLong());
    }

    /** How an item ended. */
    sealed interface Result {

        record Done(Attempt attempt) implements Result {}

        /** Something nobody foresaw, or S3 refused: it is tried again. */
        record Failed(String id, RuntimeException cause) implements Result {}
    }
}
