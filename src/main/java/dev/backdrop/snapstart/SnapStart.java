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

/** Where AWS Lambda takes a snapshot of the started function, makes its first call a fast one; elsewhere does nothing. */
@ApplicationScoped
class SnapStart implements Resource {

    private static final Logger LOG = Logger.getLogger(SnapStart.class);
    /** AWS Lambda: "on-demand", "provisioned-concurrency" or "snap-start". */
    private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private final Priming priming;
    private final Runnable function;
    private final Clock clock;

    /** @param function put together before the snapshot; its clients have connected to nothing, and have read no credentials */
    @Inject
    SnapStart(Priming priming, @Named("headshots") Instance<HeadshotFunction> function, Firefly firefly, Clock clock) {
        this(priming, () -> build(function, firefly, clock), clock);
    }

    SnapStart(Priming priming, Runnable function, Clock clock) {
        this.priming = priming;
        this.function = function;
        this.clock = clock;
    }

    /** Firefly and its clients are made at the first question, which may be any. */
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

    /** A function that is not primed works, only slower at first. */
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

    /** The priming has left nothing to renew. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
