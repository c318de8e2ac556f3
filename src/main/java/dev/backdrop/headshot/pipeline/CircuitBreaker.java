package dev.backdrop.headshot.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.FireflyFailure;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Step;
import dev.backdrop.text.KebabCase;

/**
 * Stops this instance from calling Adobe while every headshot would meet the same failure: one alarm, not one per message. After
 * results could not be fetched, it pays for no more until one is fetched again.
 */
public final class CircuitBreaker {

    private static final Logger LOG = Logger.getLogger(CircuitBreaker.class);
    private static final Duration STOP = Duration.ofMinutes(5);

    private final Clock clock;
    private final String whose;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();

    public CircuitBreaker(Clock clock) {
        this(clock, "headshot");
    }

    /** @param whose work it stops, in the singular */
    CircuitBreaker(Clock clock, String whose) {
        this.clock = clock;
        this.whose = whose;
    }

    /** Does the work, or defers the headshot while the breaker is open. */
    Step unlessOpen(Supplier<Step> work) {
        Stop last = stop.get();
        return last != null && isNow(last) ? new Step.Ended(deferred(last)) : work.get();
    }

    /**
     * Does work that is to be paid for. After results could not be fetched, it waits until one is fetched again.
     *
     * @param jobsInFlight whether there are results to try it with
     */
    Step unlessStopped(BooleanSupplier jobsInFlight, Supplier<Step> work) {
        return unlessOpen(() -> {
            Stop last = stop.get();
            return last != null && last.failure().kind().mayHaveBeenPaid() && jobsInFlight.getAsBoolean()
                    ? new Step.Ended(deferred(last.failure(), STOP))
                    : work.get();
        });
    }

    /** Results can be fetched again: headshots are paid for as before. */
    void resultFetched() {
        stop.updateAndGet(last -> last != null && isNow(last) ? last : null);
    }

    Outcome.Deferred open(FireflyFailure failure) {
        return open(failure, STOP);
    }

    Outcome.Deferred open(FireflyFailure failure, Duration atLeast) {
        Duration pause = failure.retryAfter()
                .filter(after -> after.compareTo(atLeast) > 0)
                .orElse(atLeast);
        Stop next = new Stop(failure, clock.instant().plus(pause));
        Stop before = stop.getAndUpdate(last -> last != null && isNow(last) ? last : next);
        if (before != null && isNow(before)) {
            return deferred(before);
        }
        LOG.errorf(
                "Processing stops for %d s: no %s would get further (%s): %s%s",
                pause.toSeconds(),
                whose,
                KebabCase.of(failure.kind()),
                failure.message(),
                failure.requestId().map(id -> " Adobe's request id: " + id).orElse(""));
        return deferred(next);
    }

    private boolean isNow(Stop candidate) {
        return clock.instant().isBefore(candidate.until());
    }

    private Outcome.Deferred deferred(Stop current) {
        return deferred(current.failure(), Duration.between(clock.instant(), current.until()));
    }

    private static Outcome.Deferred deferred(FireflyFailure failure, Duration pause) {
        return new Outcome.Deferred(KebabCase.of(failure.kind()), failure.message(), pause, failure.requestId());
    }

    private record Stop(FireflyFailure failure, Instant until) {}
}
