package dev.backdrop.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import dev.backdrop.quota.Timetable.Slot;

/** Slots that an instance reserved in advance, because the quota is so large that one object would become busy. */
final class Stock {

    /** The minute over which Adobe counts. */
    static final Duration LASTS = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Slot> slots = new ArrayDeque<>();
    private Instant best = Instant.EPOCH;

    Stock(Clock clock) {
        this.clock = clock;
    }

    static List<Duration> calls(QuotaLimits limits) {
        return Collections.nCopies(limits.stock(), Duration.ZERO);
    }

    /** All of {@code calls}, or none. */
    synchronized List<Slot> take(int calls) {
        if (slots.size() < calls || best.isBefore(clock.instant())) {
            return List.of();
        }
        return Stream.generate(slots::pop).limit(calls).toList();
    }

    synchronized void replace(List<Slot> next) {
        slots.clear();
        slots.addAll(next);
        best = clock.instant().plus(LASTS);
    }
}
