package dev.backdrop.firefly;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;

import dev.backdrop.time.Sleeper;

/** Collaborators where nothing else provides them. */
class FireflyDefaults {

    @Produces
    @DefaultBean
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @DefaultBean
    @Singleton
    Sleeper sleeper() {
        return duration -> Thread.sleep(Math.max(0, duration.toMillis()));
    }

    /** Asks the platform at each call: a generator kept in a snapshot would give every restored instance the same jitter. */
    @Produces
    @DefaultBean
    @Singleton
    RandomGenerator random() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    @Produces
    @DefaultBean
    @Singleton
    CallListener listener() {
        return call -> {};
    }

    @Produces
    @DefaultBean
    @Singleton
    AllowedHosts allowedHosts(FireflyConfig config) {
        return new AllowedHosts(config.allowedHosts().orElse(List.of()));
    }
}
