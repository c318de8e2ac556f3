package dev.backdrop.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.firefly.Route;
import dev.backdrop.quota.QuotaDocument.Change;
import dev.backdrop.quota.Timetable.Slot;
import dev.backdrop.time.Deadline;
import dev.backdrop.time.Sleeper;

/**
 * Reserves the organisation's quota and budget for all instances, in one object of the bucket. A headshot reserves
 * everything that it still needs in one write (docs/adr/0018).
 */
public final class Reservations {

    private static final Logger LOG = Logger.getLogger(Reservations.class);

    /** Where more calls than this fit into a minute, it is not the quota that an invocation waits for. */
    private static final Duration QUOTA_IS_SCARCE = Duration.ofMillis(500);

    /** What an instance has seen serves for so long where a wrong guess costs a later look, and no call. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    /** From the decision to leave jobs to others until the next invocation makes its first call. */
    private static final Duration BETWEEN_INVOCATIONS = Duration.ofSeconds(2);

    private final QuotaDocument document;
    private final QuotaLimits limits;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Stock stock;
    private final UploadTime uploadTime = new UploadTime();
    private final Set<Reservation> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean mustFlush = new AtomicBoolean();
    private final AtomicReference<LocalDate> exhausted = new AtomicReference<>();

    /** @param key of the object, below the records' prefix */
    public Reservations(
            Bucket bucket, String key, QuotaLimits limits, Clock clock, Sleeper sleeper, RandomGenerator random) {
        this.document = new QuotaDocument(bucket, key, clock, random);
        this.limits = limits;
        this.clock = clock;
        this.sleeper = sleeper;
        this.stock = new Stock(clock);
    }

    /**
     * Reserves the calls and operations that a headshot still needs.
     *
     * @param uploads 0 to 2; a fill follows them
     * @param until this invocation works on the headshot; afterwards others collect its job
     * @param latest when the fill must go out
     */
    public Allowance reserve(String id, int uploads, int operations, Instant until, Deadline latest) {
        List<Route> routes = counted(uploads);
        JobInFlight job = new JobInFlight(id, clock.instant(), until);
        List<Slot> kept = stock.take(routes.size());
        if (limits.stock() > 0 && kept.size() == routes.size()) {
            document.changeAlong(state -> state.begun(job));
            return granted(id, routes, kept, operations);
        }
        return document.change(state -> reserved(state, job, routes, operations, latest));
    }

    /** Why {@link #reserve} would refuse, as far as this instance knows: then nothing has to be claimed first. */
    public Optional<Allowance.Refusal> outlook(int uploads, int operations, Deadline latest) {
        return limits.stock() > 0
                ? Optional.empty()
                : plan(document.seen(FRESH), counted(uploads), operations, latest)
                        .refusal();
    }

    private Change<Allowance> reserved(
            QuotaState state, JobInFlight job, List<Route> routes, int operations, Deadline latest) {
        Plan plan = plan(state, routes, operations, latest);
        if (plan.refusal().isPresent()) {
            return new Change<>(state, plan.refusal().get());
        }
        Timetable.Taken extra = plan.next().calls().take(Stock.calls(limits), limits.spacing(), clock.instant());
        stock.replace(extra.slots());
        QuotaState after =
                plan.next().with(extra.after()).counted(extra.slots(), 1).begun(job);
        return new Change<>(after, granted(job.id(), routes, plan.slots(), operations));
    }

    private Plan plan(QuotaState state, List<Route> routes, int operations, Deadline latest) {
        Instant now = clock.instant();
        List<Duration> gaps = routes.stream()
                .map(route -> route == Route.FILL && routes.size() > 1 ? uploadTime.expected() : Duration.ZERO)
                .toList();
        Timetable.Taken taken = state.calls().take(gaps, limits.spacing(), now);
        Instant last =
                taken.slots().stream().map(Slot::at).max(Instant::compareTo).orElse(now);
        LocalDate day = QuotaState.dayOf(last.isBefore(now) ? now : last);
        QuotaState next = state.with(taken.after()).counted(taken.slots(), 1).used(day, 0, operations);
        Optional<Allowance.Refusal> refusal = Optional.empty();
        if (isOverBudget(next, day)) {
            refusal = Optional.of(overBudget(day));
        } else if (next.on(day).calls() > limits.requestsPerDay()) {
            refusal = Optional.of(new Allowance.Later(QuotaState.startOf(day.plusDays(1))));
        } else if (!routes.isEmpty() && last.isAfter(latest.at())) {
            refusal = Optional.of(new Allowance.Later(taken.slots().get(0).at()));
        }
        return new Plan(taken.slots(), next, refusal);
    }

    /** @param next the state with everything reserved, unless it is refused */
    private record Plan(List<Slot> slots, QuotaState next, Optional<Allowance.Refusal> refusal) {}

    private List<Route> counted(int uploads) {
        return Stream.concat(Stream.generate(() -> Route.UPLOAD).limit(uploads), Stream.of(Route.FILL))
                .filter(limits.counted()::contains)
                .toList();
    }

    private Allowance granted(String id, List<Route> routes, List<Slot> slots, int operations) {
        Map<Route, List<Slot>> byRoute = new EnumMap<>(Route.class);
        for (int i = 0; i < routes.size(); i++) {
            byRoute.computeIfAbsent(routes.get(i), any -> new ArrayList<>()).add(slots.get(i));
        }
        return new Allowance.Granted(reservation(id, byRoute, operations));
    }

    /** For an attempt that pays for nothing: each of its calls reserves singly. */
    public Reservation none(String id) {
        return reservation(id, Map.of(), 0);
    }

    private Reservation reservation(String id, Map<Route, List<Slot>> slots, int operations) {
        Reservation reservation = new Reservation(this, id, slots, operations, clock, sleeper);
        open.add(reservation);
        return reservation;
    }

    /** Operations that were counted at {@code when}, and for which Adobe certainly bills nothing. */
    public void giveBack(Instant when, int operations) {
        changeAlong(operations > 0, state -> state.used(QuotaState.dayOf(when), 0, -operations));
    }

    /** Whether the headshot may have a job in flight, as far as this instance knows. */
    public boolean isInFlight(String id) {
        return document.seen(FRESH).jobs().stream().anyMatch(job -> job.id().equals(id));
    }

    /** Headshots whose invocation is over, and whose jobs may have results to collect. */
    public List<String> collectable() {
        Instant now = clock.instant();
        return document.seen(FRESH).jobs().stream()
                .filter(job -> job.until().isBefore(now))
                .map(JobInFlight::id)
                .toList();
    }

    /** The headshot's job is not in flight any more. */
    public void ended(String id) {
        changeAlong(false, state -> state.ended(id));
    }

    /** Whether a slot is about to go unused, and this instance has no call left to make. */
    public boolean isIdle() {
        Instant now = clock.instant();
        return limits.spacing().compareTo(QUOTA_IS_SCARCE) >= 0
                && open.stream().noneMatch(Reservation::hasCallsLeft)
                && !document.seen(FRESH).calls().firstFree(now).isAfter(now.plus(BETWEEN_INVOCATIONS));
    }

    /** How long the calls of so many headshots take, at the pace of now. */
    public Duration timeFor(int headshots) {
        return seen().timeFor(headshots);
    }

    /** Writes what must not wait for the next headshot; at the end of an invocation. */
    public void settle() {
        if (mustFlush.getAndSet(false)) {
            try {
                document.flush();
            } catch (RuntimeException failed) {
                mustFlush.set(true);
                throw failed;
            }
        }
    }

    /** As far as this instance has seen. */
    public QuotaSnapshot seen() {
        return QuotaSnapshot.of(document.seen(), limits, clock.instant());
    }

    /** As the bucket says now. */
    public QuotaSnapshot now() {
        return QuotaSnapshot.of(document.seen(Duration.ZERO), limits, clock.instant());
    }

    // ---- what a reservation asks for

    boolean counts(Route route) {
        return limits.counted().contains(route);
    }

    Instant current(Slot slot) {
        return document.seen().calls().current(slot);
    }

    boolean isTooLate(Slot slot) {
        Duration allowed = limits.stock() > 0 ? Stock.LASTS : Timetable.LATENESS;
        return current(slot).plus(allowed).isBefore(clock.instant());
    }

    void lookAgain(Duration oldest) {
        document.seen(oldest);
    }

    Instant firstFree() {
        return document.seen().calls().firstFree(clock.instant());
    }

    void uploaded(Duration took) {
        uploadTime.was(took);
    }

    /** One slot for a call that has none; nothing where it would come after {@code latest}. */
    Optional<Slot> single(Deadline latest) {
        return document.change(state -> {
            Timetable.Taken taken = state.calls().take(List.of(Duration.ZERO), limits.spacing(), clock.instant());
            Slot slot = taken.slots().get(0);
            QuotaState next = state.with(taken.after()).counted(taken.slots(), 1);
            boolean fits = !slot.at().isAfter(latest.at())
                    && next.on(QuotaState.dayOf(slot.at())).calls() <= limits.requestsPerDay();
            return fits ? new Change<>(next, Optional.of(slot)) : new Change<>(state, Optional.empty());
        });
    }

    /** @return the retry's slot */
    Slot refused(Optional<Duration> retryAfter) {
        Slot retry = document.change(state -> {
            Timetable.Taken taken = state.calls().refused(retryAfter.orElse(null), limits.spacing(), clock.instant());
            return new Change<>(
                    state.with(taken.after()).counted(taken.slots(), 1),
                    taken.slots().get(0));
        });
        LOG.infof("Adobe asks for fewer requests: all instances pause until %s.", retry.at());
        return retry;
    }

    /** @return until when the new day's budget is used up, where it is */
    Optional<Instant> move(int operations, LocalDate from, LocalDate to) {
        return document.change(state -> {
            QuotaState next = state.used(from, 0, -operations).used(to, 0, operations);
            return isOverBudget(next, to)
                    ? new Change<>(state, Optional.of(overBudget(to).until()))
                    : new Change<>(next, Optional.empty());
        });
    }

    void close(Reservation reservation, List<Slot> unused, int operations, LocalDate day) {
        open.remove(reservation);
        Instant now = clock.instant();
        List<Slot> useful =
                unused.stream().filter(slot -> current(slot).isAfter(now)).toList();
        changeAlong(operations > 0, state -> state.used(day, 0, -operations));
        if (!useful.isEmpty()) {
            changeAlong(
                    true, state -> state.counted(useful, -1).with(state.calls().giveBack(useful, now)));
            // At once: another headshot can use them.
            settleOrLater();
        }
    }

    private void settleOrLater() {
        try {
            settle();
        } catch (RuntimeException e) {
            LOG.warnf("What was not used of the quota goes back with the next write: %s", e.getMessage());
        }
    }

    void handOver(JobInFlight job) {
        changeAlong(true, state -> state.begun(job));
    }

    private void changeAlong(boolean matters, UnaryOperator<QuotaState> change) {
        document.changeAlong(change);
        if (matters) {
            mustFlush.set(true);
        }
    }

    private boolean isOverBudget(QuotaState state, LocalDate day) {
        OptionalInt cap = limits.operationsPerDay();
        return cap.isPresent() && state.on(day).operations() > cap.getAsInt();
    }

    private Allowance.OverBudget overBudget(LocalDate day) {
        if (!day.equals(exhausted.getAndSet(day))) {
            LOG.errorf(
                    "The budget of %d operations for %s is used up (backdrop.budget.operations-per-day): everything else"
                            + " is deferred to the next day, UTC.",
                    limits.operationsPerDay().orElse(0), day);
        }
        return new Allowance.OverBudget(QuotaState.startOf(day.plusDays(1)));
    }
}
