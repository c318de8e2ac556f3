package dev.backdrop.local.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Repeats the watch. The longer a listing takes, the longer the pause after it. */
final class PollLoop implements Runnable {

    static final Duration SHORTEST_REST = Duration.ofMillis(500);

    private static final int REST_PER_WORK = 2;

    private final Runnable watch;
    private final ScheduledExecutorService scheduler;
    private final Clock clock;

    PollLoop(Runnable watch, ScheduledExecutorService scheduler, Clock clock) {
        this.watch = watch;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant start = clock.instant();
        watch.run();
        Duration rest = restAfter(Duration.between(start, clock.instant()));
        try {
            scheduler.schedule(this, rest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // The page was closed during this run, so there is no next one.
            return;
        }
    }

    static Duration restAfter(Duration work) {
        Duration rest = work.multipliedBy(REST_PER_WORK);
        return rest.compareTo(SHORTEST_REST) > 0 ? rest : SHORTEST_REST;
    }
}
