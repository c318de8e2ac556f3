package dev.backdrop;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.backdrop.time.HandOver;

/** On SIGTERM whoever waits hands over: records are advanced, claims released, messages given back. */
@ApplicationScoped
class Ending {

    private static final Logger LOG = Logger.getLogger(Ending.class);
    /** AWS Lambda kills 2 s after SIGTERM at the latest. */
    private static final Duration GRACE = Duration.ofMillis(1500);

    void atStart(@Observes StartupEvent start, HandOver handOver, Crew crew) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(handOver, crew), "hand-over"));
    }

    private static void end(HandOver handOver, Crew crew) {
        handOver.request();
        try {
            crew.awaitIdle(GRACE);
        } catch (InterruptedException e) {
            LOG.warn("The hand-over was cut short");
            Thread.currentThread().interrupt();
        }
    }
}
