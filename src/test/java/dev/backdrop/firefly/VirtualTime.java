package dev.backdrop.firefly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.backdrop.time.Deadline;
import dev.backdrop.time.Sleeper;

/** A clock that moves only when somebody sleeps; where several threads do, they do so one after the other. */
class VirtualTime extends Clock implements Sleeper {

    static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

    final List<Duration> sleeps = new ArrayList<>();
    private Instant now = START;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        sleeps.add(duration);
        pass(duration);
    }

    synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    Duration passed() {
        return Duration.between(START, now);
    }

    Deadline in(Duration duration) {
        return new Deadline(now.plus(duration));
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
