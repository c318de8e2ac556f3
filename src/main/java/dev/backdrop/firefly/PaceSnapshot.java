package dev.backdrop.firefly;

import java.time.Instant;
import java.util.Optional;

/**
 * How this instance uses its part of the quota.
 *
 * @param requestsPerMinute at the pace of now, which is slower than configured for a while after Adobe's refusals
 * @param waiting callers
 * @param pausedUntil what Adobe asked for last, if that is still to come
 */
public record PaceSnapshot(
        double requestsPerMinute, int waiting, int takenToday, int dailyBudget, Optional<Instant> pausedUntil) {}
