package dev.backdrop.local.firefly.adobe;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import dev.backdrop.local.firefly.wire.Answer;
import dev.backdrop.local.firefly.wire.Route;

/** Enforces a {@link RateLimit} over a sliding window; a refused request does not count. */
public final class Limiter {

    private final Optional<RateLimit> limit;
    private final Clock clock;
    private final Deque<Instant> admitted = new ArrayDeque<>();
    private int refused;

    public Limiter(Optional<RateLimit> limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    synchronized Optional<Answer> refusal(Route route) {
        if (limit.isEmpty() || !limit.get().routes().contains(route)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        while (!admitted.isEmpty()
                && !now.isBefore(admitted.peek().plus(limit.get().window()))) {
            admitted.remove();
        }
        if (admitted.size() < limit.get().requests()) {
            admitted.add(now);
            return Optional.empty();
        }
        Instant free = admitted.element().plus(limit.get().window());
        return Optional.of(TooManyRequests.answer(route, now, free, refused++));
    }
}
