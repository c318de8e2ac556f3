package dev.backdrop.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The current quota and budget.
 *
 * @param spacing between two calls at the current pace, which is slower than configured for a while after refusals by Adobe
 * @param nextCall when the next call can go out, reserved or not
 * @param firstFree the first slot that can be reserved
 * @param pausedUntil the end of the last pause, if it is still to come
 * @param callsPerHeadshot the calls of a headshot that the quota counts
 * @param callsToday calls reserved or made
 * @param operationsToday operations billed, or about to be
 * @param operationsLeft what is left of today's budget; empty without a budget
 */
public record QuotaSnapshot(
        Duration spacing,
        Instant nextCall,
        Instant firstFree,
        Optional<Instant> pausedUntil,
        int callsPerHeadshot,
        int callsToday,
        int operationsToday,
        OptionalInt operationsLeft,
        List<JobInFlight> jobs) {

    static QuotaSnapshot of(QuotaState state, QuotaLimits limits, Instant now) {
        Timetable calls = state.calls();
        Usage today = state.on(QuotaState.dayOf(now));
        return new QuotaSnapshot(
                calls.spacing(limits.spacing(), now),
                calls.nextCall(limits.spacing(), now),
                calls.firstFree(now),
                Optional.of(calls.pausedUntil()).filter(until -> until.isAfter(now)),
                limits.callsPerHeadshot(),
                today.calls(),
                today.operations(),
                limits.operationsPerDay().stream()
                        .map(cap -> Math.max(0, cap - today.operations()))
                        .findFirst(),
                state.jobs());
    }

    public double requestsPerMinute() {
        return 60e9 / spacing.toNanos();
    }

    /** Returns how long the calls of {@code headshots} take at the current pace. */
    public Duration timeFor(int headshots) {
        return spacing.multipliedBy((long) headshots * callsPerHeadshot);
    }
}
