package dev.backdrop;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import dev.backdrop.time.HandOver;
import dev.backdrop.time.Sleeper;

/** Real time and real chance. Everything else is given them, so that a test can give others. */
@ApplicationScoped
class Surroundings {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Asks the platform at each call: a generator kept in a snapshot would give every restored instance the same jitter. */
    @Produces
    @Singleton
    RandomGenerator random() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    /** By its own type only: as a sleeper it is offered below. */
    @Produces
    @Singleton
    @Typed(HandOver.class)
    HandOver handOver() {
        return new HandOver();
    }

    @Produces
    @Singleton
    Sleeper sleeper(HandOver handOver) {
        return handOver;
    }
}
