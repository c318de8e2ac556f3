package dev.backdrop.lambda;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.backdrop.time.ShutdownSignal;

/**
 * On SIGTERM every waiting attempt hands over: it advances its record, releases its claim, and gives its message back. Then the
 * process ends. AWS Lambda sends SIGTERM only to a function with an extension. Without one it kills the process, and the claims expire.
 */
@ApplicationScoped
class ShutdownHook {

    private static final Logger LOG = Logger.getLogger(ShutdownHook.class);
    /** AWS Lambda kills 2 s after SIGTERM at the latest. */
    private static final Duration GRACE = Duration.ofMillis(1500);

    void atStart(@Observes StartupEvent start, ShutdownSignal shutdown, InFlightInvocations invocations) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(shutdown, invocations), "hand-over"));
    }

    private static void end(ShutdownSignal shutdown, InFlightInvocations invocations) {
        shutdown.request();
        try {
            if (!invocations.awaitNone(GRACE)) {
                LOG.warn("The function ends with work under way: its claims expire");
            }
        } catch (InterruptedException e) {
            LOG.warn("The hand-over was cut short");
            Thread.currentThread().interrupt();
        }
    }
}
