package dev.backdrop.quota;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How quota and budget stand.
 *
 * @param requestsPerMinute at the pace of now, which is slower than configured for a while after Adobe's refusals
 * @param firstFree the first slot that can be reserved
 * @param pausedUntil what Adobe asked for last, if that is still to come
 * @param callsToday reserved or made
 * @param operationsToday billed, or about to be
 * @param operationsLeft of today's budget; empty where there is none
 */
public record QuotaSnapshot(
        double requestsPerMinute,
        Instant firstFree,
        Optional<Instant> pausedUntil,
        int callsToday,
        int operationsToday,
        OptionalInt operationsLeft,
        List<JobInFlight> jobs) {

    static QuotaSnapshot of(QuotaState state, QuotaLimits limits, Instant now) {
        Timetable calls = state.calls();
        Usage today = state.on(QuotaState.dayOf(now));
        OptionalInt cap = limits.operationsPerDay();
        return new QuotaSnapshot(
                60e9 / calls.spacing(limits.spacing(), now).toNanos(),
                calls.firstFree(now),
                Optional.of(calls.pausedUntil()).filter(until -> until.isAfter(now)),
                today.calls(),
                today.operations(),
                cap.isPresent()
                        ? OptionalInt.of(Math.max(0, cap.getAsInt() - today.operations()))
                        : OptionalInt.empty(),
                state.jobs());
    }
}
