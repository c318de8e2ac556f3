package dev.backdrop.headshot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jboss.logging.Logger;

import dev.backdrop.firefly.FireflyProblem;

/** Stops this instance from asking Adobe when every headshot would meet the same problem: one alarm, not one per message. */
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
        Stop current = stop.get();
        if (current == null || !clock.instant().isBefore(current.until())) {
            return Optional.empty();
        }
        return Optional.of(deferred(current));
    }

    Outcome.Deferred stop(FireflyProblem problem) {
        Instant now = clock.instant();
        Duration pause =
                problem.retryAfter().filter(after -> after.compareTo(STOP) > 0).orElse(STOP);
        Stop next = new Stop(problem, now.plus(pause));
        Stop before = stop.getAndUpdate(current -> current != null && now.isBefore(current.until()) ? current : next);
        if (before == null || !now.isBefore(before.until())) {
            LOG.errorf(
                    "Adobe refuses every headshot (%s): %s Nothing is asked of Adobe for %d s.",
                    problem.kind(), problem.message(), pause.toSeconds());
        }
        return deferred(stop.get());
    }

    private Outcome.Deferred deferred(Stop current) {
        return new Outcome.Deferred(
                Words.of(current.problem().kind()),
                current.problem().message(),
                Duration.between(clock.instant(), current.until()));
    }

    private record Stop(FireflyProblem problem, Instant until) {}
}
