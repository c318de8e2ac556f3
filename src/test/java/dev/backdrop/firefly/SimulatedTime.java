package dev.backdrop.firefly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.backdrop.time.Sleeper;

/** Time shared by several threads: it jumps to the next awakening once all of them sleep, and one of them runs at a time. */
class SimulatedTime extends Clock implements Sleeper {

    static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

    private final List<Instant> awakenings = new ArrayList<>();
    private Instant now = START;
    private int awake;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        Instant until = now.plus(duration);
        awakenings.add(until);
        awake--;
        advance();
        while (awake > 0 || now.isBefore(until) || !awakenings.get(0).equals(until)) {
            wait();
        }
        awakenings.remove(until);
        awake++;
    }

    /** Runs {@code workers} as the only inhabitants of this time, until all have ended. */
    void run(List<Callable<Void>> workers) throws Exception {
        awake = workers.size();
        ExecutorService threads = Executors.newFixedThreadPool(workers.size());
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (Callable<Void> worker : workers) {
                running.add(threads.submit(() -> {
                    try {
                        return worker.call();
                    } finally {
                        ended();
                    }
                }));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private synchronized void ended() {
        awake--;
        advance();
    }

    private void advance() {
        if (awake == 0 && !awakenings.isEmpty()) {
            awakenings.sort(null);
            now = awakenings.get(0).isAfter(now) ? awakenings.get(0) : now;
            notifyAll();
        }
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
