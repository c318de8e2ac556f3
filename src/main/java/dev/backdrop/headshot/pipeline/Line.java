package dev.backdrop.headshot.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;

import dev.backdrop.firefly.FireflyProblem;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.text.Words;

/**
 * Stops this instance from asking Adobe when every headshot would meet the same problem: one alarm, not one per message.
 * Where results cannot be had, it pays for no others before one could be had again.
 */
public final class Line {

    private static final Logger LOG = Logger.getLogger(Line.class);
    private static final Duration STOP = Duration.ofMinutes(5);

    private final Clock clock;
    private final AtomicReference<Stop> stop = new AtomicReference<>();

    public Line(Clock clock) {
        this.clock = clock;
    }

    /** The outcome for everybody while the line stands still. */
    Optional<Outcome.Deferred> standstill() {
        return Optional.ofNullable(stop.get()).filter(this::isNow).map(this::deferred);
    }

    /**
     * The outcome for what is not paid for yet, also when the line does not stand still any more.
     *
     * @param jobsInFlight whether there are results to try it with
     */
    Optional<Outcome.Deferred> withoutResults(BooleanSupplier jobsInFlight) {
        return Optional.ofNullable(stop.get())
                .filter(last -> last.problem().kind().mayHaveBeenPaid() && jobsInFlight.getAsBoolean())
                .map(last -> deferred(last.problem(), STOP));
    }

    /** A result could be had. */
    void goesOn() {
        stop.updateAndGet(last -> last != null && isNow(last) ? last : null);
    }

    Outcome.Deferred stop(FireflyProblem problem) {
        return stop(problem, STOP);
    }

    Outcome.Deferred stop(FireflyProblem problem, Duration atLeast) {
        Duration pause = problem.retryAfter()
                .filter(after -> after.compareTo(atLeast) > 0)
                .orElse(atLeast);
        Stop next = new Stop(problem, clock.instant().plus(pause));
        Stop before = stop.getAndUpdate(last -> last != null && isNow(last) ? last : next);
        if (before == null || !isNow(before)) {
            LOG.errorf(
                    "The line stands still for %d s, for no headshot would get further (%s): %s",
                    pause.toSeconds(), Words.of(problem.kind()), problem.message());
        }
        return deferred(stop.get());
    }

    private boolean isNow(Stop candidate) {
        return clock.instant().isBefore(candidate.until());
    }

    private Outcome.Deferred deferred(Stop current) {
        return deferred(current.problem(), Duration.between(clock.instant(), current.until()));
    }

    private static Outcome.Deferred deferred(FireflyProblem problem, Duration pause) {
        return new Outcome.Deferred(Words.of(problem.kind()), problem.message(), pause);
    }

    private record Stop(FireflyProblem problem, Instant until) {}
}
