package dev.backdrop.firefly.service;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.smallrye.mutiny.Uni;

import dev.backdrop.firefly.FireflyException;
import dev.backdrop.firefly.JobState;
import dev.backdrop.firefly.Permits;
import dev.backdrop.firefly.Route;
import dev.backdrop.firefly.auth.AccessToken;
import dev.backdrop.firefly.auth.AuthorizedCalls;
import dev.backdrop.firefly.config.AllowedHosts;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.failure.ErrorCatalogue;
import dev.backdrop.time.Deadline;
import dev.backdrop.time.Sleeper;

/** Polls jobs at the addresses that Adobe gave. Only allowed hosts receive the token. */
class Jobs {

    /** The time that is kept for the next answer. */
    private static final Duration TIME_FOR_ANSWER = Duration.ofSeconds(1);

    private final AuthorizedCalls calls;
    private final Route route;
    private final Poll poll;
    private final AllowedHosts hosts;
    private final ErrorCatalogue catalogue;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Duration pollInterval;

    Jobs(
            AuthorizedCalls calls,
            Route route,
            Poll poll,
            AllowedHosts hosts,
            ErrorCatalogue catalogue,
            Clock clock,
            Sleeper sleeper,
            FireflyConfig config) {
        this.calls = calls;
        this.route = route;
        this.poll = poll;
        this.hosts = hosts;
        this.catalogue = catalogue;
        this.clock = clock;
        this.sleeper = sleeper;
        this.pollInterval = config.pollInterval();
    }

    /** One call for a job's state. */
    @FunctionalInterface
    interface Poll {

        Uni<JobState> state(URI statusUrl, AccessToken token);
    }

    JobState status(URI statusUrl, Permits permits, Deadline deadline) {
        if (!hosts.mayGetToken(statusUrl)) {
            throw new FireflyException(catalogue.hostRefused(statusUrl));
        }
        return calls.run(route, permits, deadline, token -> poll.state(statusUrl, token));
    }

    /** Polls at once the first time: a job of an earlier invocation has often ended. */
    JobState await(URI statusUrl, Permits permits, Deadline deadline, BooleanSupplier goOn) {
        JobState state = status(statusUrl, permits, deadline);
        while (state instanceof JobState.Running
                && deadline.allows(pollInterval.plus(TIME_FOR_ANSWER), clock)
                && goOn.getAsBoolean()
                && slept()) {
            state = status(statusUrl, permits, deadline);
        }
        return state;
    }

    /** Sleeps; false where the function has to hand over. Adobe continues the job without it. */
    private boolean slept() {
        try {
            sleeper.sleep(pollInterval);
            return true;
        } catch (InterruptedException handOver) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
