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

/**
 * Holds slots that an instance reserved in advance. With a large quota, a write for each headshot would overload the
 * object.
 */
final class Stock {

    /** Adobe counts calls per minute. */
    static final Duration VALID_FOR = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Slot> slots = new ArrayDeque<>();
    private Instant expiresAt = Instant.EPOCH;

    Stock(Clock clock) {
        this.clock = clock;
    }

    static List<Duration> calls(QuotaLimits limits) {
        return Collections.nCopies(limits.stock(), Duration.ZERO);
    }

    /** Takes {@code calls} slots; none where there are fewer, or where they have expired. */
    synchronized List<Slot> take(int calls) {
        if (slots.size() < calls || expiresAt.isBefore(clock.instant())) {
            return List.of();
        }
        return Stream.generate(slots::pop).limit(calls).toList();
    }

    synchronized void replace(List<Slot> next) {
        slots.clear();
        slots.addAll(next);
        expiresAt = clock.instant().plus(VALID_FOR);
    }
}
