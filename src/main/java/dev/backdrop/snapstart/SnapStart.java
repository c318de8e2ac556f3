package dev.backdrop.snapstart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.quarkus.runtime.StartupEvent;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

import dev.backdrop.firefly.Firefly;
import dev.backdrop.lambda.HeadshotFunction;
import dev.backdrop.time.Deadline;

/**
 * Primes the function before AWS Lambda takes a snapshot of it, so that the first call is fast. Elsewhere it does
 * nothing.
 */
@ApplicationScoped
class SnapStart implements Resource {

    private static final Logger LOG = Logger.getLogger(SnapStart.class);
    /** AWS Lambda: "on-demand", "provisioned-concurrency" or "snap-start". */
    private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private final Priming priming;
    private final Runnable function;
    private final Clock clock;

    /** @param function assembles the function before the snapshot; its clients have neither connections nor credentials */
    @Inject
    SnapStart(Priming priming, @Named("headshots") Instance<HeadshotFunction> function, Firefly firefly, Clock clock) {
        this(priming, () -> build(function, firefly, clock), clock);
    }

    SnapStart(Priming priming, Runnable function, Clock clock) {
        this.priming = priming;
        this.function = function;
        this.clock = clock;
    }

    /** Assembles the function. Any call to Firefly creates it with its clients. */
    private static void build(Instance<HeadshotFunction> function, Firefly firefly, Clock clock) {
        function.get();
        firefly.latestFill(new Deadline(clock.instant()));
    }

    void atStart(@Observes StartupEvent start, Config environment) {
        if (environment
                .getOptionalValue(INITIALIZATION_TYPE, String.class)
                .filter("snap-start"::equals)
                .isPresent()) {
            Core.getGlobalContext().register(this);
        }
    }

    /** Primes the function. If that fails, the function still works, and its first call is slow. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        Instant begin = clock.instant();
        try {
            priming.run();
            function.run();
            LOG.infof(
                    "Primed in %d ms", Duration.between(begin, clock.instant()).toMillis());
        } catch (Exception | LinkageError e) {
            LOG.warn("Not primed: the first call will be slow", e);
        }
    }

    /** Does nothing: the priming leaves nothing to renew. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
