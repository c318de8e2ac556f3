package dev.backdrop.lambda.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.backdrop.headshot.Attempt;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.WorkItem;
import dev.backdrop.headshot.pipeline.Headshots;
import dev.backdrop.quota.Reservations;

/** Works on several headshots at once, so that they wait for Adobe together. */
public final class HeadshotWorkers {

    /** The next invocations collect the rest. */
    private static final int MOST_COLLECTED = 20;

    /** Enough to look at a headshot and to hand it over. */
    private static final Duration TO_BEGIN = Duration.ofSeconds(3);

    private static final Outcome NOT_BEGUN = new Outcome.Deferred(
            "no-time", "The invocation's time was over before it was begun.", Duration.ofSeconds(1));

    private final Headshots headshots;
    private final Reservations reservations;
    private final ExecutorService executor;
    private final Clock clock;
    private final OutcomeMetrics outcomeMetrics;
    private final Summary summary;
    private final RandomGenerator random;
    private final AtomicLong attempts = new AtomicLong();

    public HeadshotWorkers(
            Headshots headshots,
            Reservations reservations,
            ExecutorService executor,
            Clock clock,
            OutcomeMetrics outcomeMetrics,
            RandomGenerator random,
            Summary summary) {
        this.headshots = headshots;
        this.reservations = reservations;
        this.executor = executor;
        this.clock = clock;
        this.outcomeMetrics = outcomeMetrics;
        this.random = random;
        this.summary = summary;
    }

    /**
     * Collects the jobs of invocations that are over, and works on the items.
     *
     * @param patience whether to wait for jobs of its own
     * @return one result for each item, in their order
     */
    public List<Result> work(List<WorkItem> items, Invocation invocation, BooleanSupplier patience) {
        Set<String> ids = items.stream().map(WorkItem::id).collect(Collectors.toSet());
        boolean hasTime = invocation.deadline().allows(TO_BEGIN, clock);
        List<WorkItem> jobs = (hasTime ? collectable() : List.<String>of())
                .stream()
                        .filter(id -> !ids.contains(id))
                        .limit(MOST_COLLECTED)
                        .map(WorkItem::collected)
                        .toList();
        List<Callable<Result>> tasks = Stream.concat(jobs.stream(), items.stream())
                .<Callable<Result>>map(item -> () -> work(item, invocation, patience))
                .toList();
        try {
            return executor.invokeAll(tasks).stream()
                    .skip(jobs.size())
                    .map(HeadshotWorkers::result)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The invocation was interrupted", e);
        } finally {
            settle();
        }
    }

    /** If the quota cannot be read, the work that needs none of it goes on. */
    private List<String> collectable() {
        try {
            return reservations.collectable();
        } catch (RuntimeException e) {
            summary.problem("No jobs are collected: " + e.getMessage());
            return List.of();
        }
    }

    /** The outcomes are in the records: if this fails, the next invocation settles the quota. */
    private void settle() {
        try {
            reservations.settle();
        } catch (RuntimeException e) {
            summary.problem("What was not used of the quota goes back later: " + e.getMessage());
        }
    }

    private static Result result(Future<Result> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The invocation was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A headshot's worker failed", e.getCause());
        }
    }

    private Result work(WorkItem item, Invocation invocation, BooleanSupplier patience) {
        Instant begin = clock.instant();
        try {
            Attempt attempt = invocation.deadline().allows(TO_BEGIN, clock)
                    ? headshots.process(task(item, invocation, patience))
                    : new Attempt(item.id(), NOT_BEGUN, Map.of());
            outcomeMetrics.ended(attempt);
            summary.write(attempt, Duration.between(begin, clock.instant()).toMillis(), invocation.requestId());
            return new Result.Done(attempt);
        } catch (RuntimeException e) {
            return failed(item, e);
        } catch (Error e) {
            // It concerns one headshot, like any other failure: the rest of the batch goes on. Out of memory, the JVM
            // exits.
            return failed(item, new IllegalStateException("The headshot " + item.id() + " broke off", e));
        } finally {
            // The interrupt asked this attempt to hand over. It does not concern the thread's next task.
            Thread.interrupted();
        }
    }

    private Result failed(WorkItem item, RuntimeException cause) {
        outcomeMetrics.failed();
        summary.failed(item.id(), cause);
        return new Result.Failed(item.id(), cause);
    }

    private Task task(WorkItem item, Invocation invocation, BooleanSupplier patience) {
        return new Task(item, owner(invocation), invocation.deadline(), patience);
    }

    /** Lambda gives a repeated invocation the same request id; an owner is never repeated. */
    private String owner(Invocation invocation) {
        return invocation.requestId() + "/" + attempts.incrementAndGet() + "-" + Long.toHexString(random.nextLong());
    }

    /** How an item ended. */
    public sealed interface Result {

        record Done(Attempt attempt) implements Result {

            @Override
            public <R> R handle(Function<Done, R> done, Function<Failed, R> failed) {
                return done.apply(this);
            }
        }

        /** An unforeseen failure, or a refusal of S3: it is tried again. */
        record Failed(String id, RuntimeException cause) implements Result {

            @Override
            public <R> R handle(Function<Done, R> done, Function<Failed, R> failed) {
                return failed.apply(this);
            }
        }

        <R> R handle(Function<Done, R> done, Function<Failed, R> failed);
    }
}
