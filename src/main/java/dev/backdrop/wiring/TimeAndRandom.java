package dev.backdrop.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import dev.backdrop.time.ShutdownSignal;
import dev.backdrop.time.Sleeper;

/** Real time and real chance. Everything else is given them, so that a test can give others. */
@ApplicationScoped
class TimeAndRandom {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Draws from the operating system. Every other generator of the JDK keeps its state in memory, ThreadLocalRandom too: all
     * instances that are restored from one snapshot would draw the same numbers.
     */
    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    /** By its own type only: as a sleeper it is offered below. */
    @Produces
    @Singleton
    @Typed(ShutdownSignal.class)
    ShutdownSignal handOver() {
        return new ShutdownSignal();
    }

    @Produces
    @Singleton
    Sleeper sleeper(ShutdownSignal shutdown) {
        return shutdown;
    }
}
