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

/** Produces the real clock and random generator. All other classes receive them, so that tests can replace them. */
@ApplicationScoped
class TimeAndRandom {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Draws from the operating system. Every other generator of the JDK keeps its state in memory, ThreadLocalRandom too, so
     * all instances restored from one snapshot would draw the same numbers.
     */
    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    /** Has only its own type here; {@link #sleeper} produces it as a sleeper. */
    @Produces
    @Singleton
    @Typed(ShutdownSignal.class)
    ShutdownSignal shutdownSignal() {
        return new ShutdownSignal();
    }

    @Produces
    @Singleton
    Sleeper sleeper(ShutdownSignal shutdown) {
        return shutdown;
    }
}
