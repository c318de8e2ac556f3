package dev.backdrop.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The organisation's quota and budget as stored in the bucket. Immutable; every change is a compare-and-set.
 *
 * @param version of this schema; 1
 * @param days the last days with usage
 * @param jobs headshots that an invocation has begun and not finished
 * @param writers the last write of each instance: its nonce identifies a write whose answer is lost
 */
record QuotaState(int version, Timetable calls, List<Usage> days, List<JobInFlight> jobs, Map<String, Write> writers) {

    /** @param nonce unique, so that no two states have the same ETag */
    record Write(String nonce, Instant at) {}

    static final int VERSION = 1;
    static final QuotaState UNUSED = new QuotaState(VERSION, Timetable.UNUSED, List.of(), List.of(), Map.of());

    /** A reservation of today may be returned tomorrow, and one of tomorrow is made today. */
    private static final int DAYS_KEPT = 4;
    /** Longer than an answer can take. */
    private static final Duration WRITERS_KEPT = Duration.ofHours(1);

    QuotaState {
        days = days == null ? List.of() : List.copyOf(days);
        jobs = jobs == null ? List.of() : List.copyOf(jobs);
        writers = writers == null ? Map.of() : Map.copyOf(writers);
    }

    /** Names a missing part, as the end of a sentence; empty if none is missing. */
    Optional<String> missing() {
        return calls == null ? Optional.of("calls are missing") : Optional.empty();
    }

    Usage on(LocalDate day) {
        return days.stream()
                .filter(usage -> usage.day().equals(day))
                .findFirst()
                .orElse(new Usage(day, 0, 0));
    }

    QuotaState with(Timetable next) {
        return new QuotaState(version, next, days, jobs, writers);
    }

    QuotaState used(LocalDate day, int moreCalls, int moreOperations) {
        Stream<Usage> others = days.stream().filter(usage -> !usage.day().equals(day));
        List<Usage> kept = Stream.concat(others, Stream.of(on(day).and(moreCalls, moreOperations)))
                .sorted(Comparator.comparing(Usage::day).reversed())
                .limit(DAYS_KEPT)
                .toList();
        return new QuotaState(version, calls, kept, jobs, writers);
    }

    /** Counts each slot on its day; {@code by} is 1, or -1 for returned slots. */
    QuotaState counted(List<Timetable.Slot> slots, int by) {
        QuotaState state = this;
        for (Timetable.Slot slot : slots) {
            state = state.used(dayOf(calls.current(slot)), by, 0);
        }
        return state;
    }

    QuotaState begun(JobInFlight job) {
        return withJobs(all -> all.add(job), job.id());
    }

    QuotaState ended(String id) {
        return jobs.stream().anyMatch(job -> job.id().equals(id)) ? withJobs(all -> {}, id) : this;
    }

    private QuotaState withJobs(Consumer<List<JobInFlight>> change, String without) {
        List<JobInFlight> all = new ArrayList<>(jobs);
        all.removeIf(job -> job.id().equals(without));
        change.accept(all);
        return new QuotaState(version, calls, days, all, writers);
    }

    QuotaState written(String instance, Write write) {
        Map<String, Write> all = new HashMap<>(writers);
        all.values().removeIf(old -> old.at().isBefore(write.at().minus(WRITERS_KEPT)));
        all.put(instance, write);
        return new QuotaState(version, calls, days, jobs, all);
    }

    /** Whether the last write of {@code instance} was one of these. */
    boolean holdsOneOf(String instance, Set<String> nonces) {
        Write last = writers.get(instance);
        return last != null && nonces.contains(last.nonce());
    }

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
