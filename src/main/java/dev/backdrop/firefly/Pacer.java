package dev.backdrop.firefly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import dev.backdrop.time.Deadline;
import dev.backdrop.time.Sleeper;

/**
 * Keeps this instance's part of the organisation's quota: callers go one by one, in the order in which they came, and wait
 * only as long as their own deadline allows.
 */
@Singleton
public class Pacer {

    /** Between two looks at the pace; where slots are closer together it does not matter which one is used. */
    private static final Duration SHORTEST_SLEEP = Duration.ofSeconds(1);

    private final Set<Route> counted;
    private final Pace pace;
    private final ErrorCatalogue catalogue;
    private final Clock clock;
    private final Sleeper sleeper;
    private final List<Object> waiting = new ArrayList<>();

    Pacer(FireflyConfig config, ErrorCatalogue catalogue, Clock clock, Sleeper sleeper) {
        this.counted = Set.copyOf(config.countedCalls());
        this.pace = new Pace(
                config.requestsPerMinute(),
                config.instances(),
                Math.max(1, config.requestsPerDay() / config.instances()));
        this.catalogue = catalogue;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    public synchronized PaceSnapshot snapshot() {
        return pace.snapshot(waiting.size(), clock.instant());
    }

    /** Returns when the call may be sent; refuses at once where its turn would come after the deadline. */
    void awaitTurn(Route route, Deadline deadline) {
        if (!counted.contains(route)) {
            return;
        }
        Object ticket = new Object();
        enter(ticket);
        try {
            Duration wait = goOrWait(ticket);
            while (!wait.isZero()) {
                if (!deadline.allows(wait, clock)) {
                    throw refusal(route, wait, null);
                }
                Duration look = untilNextLook();
                sleep(route, wait.compareTo(look) < 0 ? wait : look);
                wait = goOrWait(ticket);
            }
        } finally {
            leave(ticket);
        }
    }

    /** Adobe answered 429. */
    synchronized void slowDown(Optional<Duration> retryAfter) {
        pace.refused(retryAfter, clock.instant());
    }

    synchronized void wentWell(Route route) {
        if (counted.contains(route)) {
            pace.accepted();
        }
    }

    private synchronized void enter(Object ticket) {
        waiting.add(ticket);
    }

    private synchronized void leave(Object ticket) {
        waiting.remove(ticket);
    }

    /** Zero: the turn is taken. */
    private synchronized Duration goOrWait(Object ticket) {
        Instant now = clock.instant();
        int ahead = waiting.indexOf(ticket);
        Instant slot = pace.slot(ahead, now);
        if (slot.isAfter(now)) {
            return Duration.between(now, slot);
        }
        pace.take(now);
        waiting.remove(ticket);
        return Duration.ZERO;
    }

    /** A refusal may move the own slot to any other one, so that those who wait have to look at each. */
    private synchronized Duration untilNextLook() {
        Instant now = clock.instant();
        return Duration.between(now, pace.slotFrom(now.plus(SHORTEST_SLEEP)));
    }

    private void sleep(Route route, Duration wait) {
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException handOver) {
            Thread.currentThread().interrupt();
            throw refusal(route, wait, handOver);
        }
    }

    private FireflyException refusal(Route route, Duration wait, Exception cause) {
        FireflyProblem problem =
                catalogue.plain(Cause.OWN_PACE, route).problem().notBefore(wait);
        return new FireflyException(new Verdict(problem, Again.NEVER), cause);
    }
}
