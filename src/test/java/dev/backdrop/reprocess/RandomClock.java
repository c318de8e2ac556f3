package dev.backdrop.reprocess;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;

/** Jumps ahead at random whenever it is read, so that the deadline can pass at any point. */
final class RandomClock extends Clock {

    private final Random random;
    private final int mostMillis;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    RandomClock(Random random, int mostMillis) {
        this.random = random;
        this.mostMillis = mostMillis;
    }

    @Override
    public synchronized Instant instant() {
        now = now.plusMillis(random.nextInt(mostMillis));
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
