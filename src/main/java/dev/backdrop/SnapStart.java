package dev.backdrop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Where AWS Lambda takes a snapshot of the started function, makes its first call a fast one; elsewhere does nothing. */
@ApplicationScoped
class SnapStart implements Resource {

    private static final Logger LOG = Logger.getLogger(SnapStart.class);
    /** AWS Lambda: "on-demand", "provisioned-concurrency" or "snap-start". */
    private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private final Priming priming;
    private final Clock clock;

    SnapStart(Priming priming, Clock clock) {
        this.priming = priming;
        this.clock = clock;
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
