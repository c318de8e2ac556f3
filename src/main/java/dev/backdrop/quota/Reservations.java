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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
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
 *
 * <pre>
 * 4 requests a minute, one slot each 15.4 s; headshots A and B begin at 0 s in two instances:
 *    0 s  A reserves slots 0, 15, 31 and 1 operation    one write; A is a job in flight
 *    0 s  B reserves slots 46, 62, 77 and 1 operation   one write; B's files are read shortly before 46 s
 *   31 s  A's two uploads and its fill have gone out    no write: each call waits for its own slot
 *   50 s  B's mask is rejected after its first upload   one write returns slots 62, 77 and B's operation
 * </pre>
 */
public final class Reservations {

    private static final Logger LOG = Logger.getLogger(Reservations.class);

    /** With a smaller spacing than this, an invocation does not wait for the quota. */
    private static final Duration QUOTA_IS_SCARCE = Duration.ofMillis(500);

    /** How old the known state may be where a wrong guess costs another read and no call. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    /** Time between handing jobs over and the first call of the next invocation. */
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

    /** @param key the object's key, below the records' prefix */
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
     * @param until when this invocation works on the headshot; afterwards others collect its job
     * @param latest when the fill must go out at the latest
     */
    public Allowance reserve(String id, int uploads, int operations, Instant until, Deadline latest) {
        List<Route> routes = counted(uploads);
        JobInFlight job = new JobInFlight(id, clock.instant(), until);
        List<Slot> kept = stock.take(routes.size());
        if (limits.stock() > 0 && kept.size() == routes.size()) {
            document.piggyback(state -> state.begun(job));
            return granted(id, routes, kept, operations);
        }
        return document.change(state -> plan(
                state,
                routes,
                operations,
                latest,
                (slots, next) -> stocked(next.begun(job), granted(id, routes, slots, operations)),
                refusal -> new Change<>(state, refusal)));
    }

    /**
     * Reserves operations that are ordered of another service than Firefly, without any of Firefly's calls.
     *
     * @param until as above
     */
    public Allowance reserveOperations(String id, int operations, Instant until) {
        JobInFlight job = new JobInFlight(id, clock.instant(), until);
        Deadline any = new Deadline(Instant.MAX);
        return document.change(state -> plan(
                state,
                List.of(),
                operations,
                any,
                (none, next) -> new Change<>(next.begun(job), granted(id, List.of(), List.of(), operations)),
                refusal -> new Change<>(state, refusal)));
    }

    /** Asks by the state known here whether {@link #reserve} would refuse, so that no record is claimed in vain. */
    public <R> R outlook(
            int uploads,
            int operations,
            Deadline latest,
            Supplier<R> possible,
            Function<Allowance.Refusal, R> refused) {
        return limits.stock() > 0
                ? possible.get()
                : plan(
                        document.seen(FRESH),
                        counted(uploads),
                        operations,
                        latest,
                        (any, next) -> possible.get(),
                        refused);
    }

    /** Fills the stock in the same write. */
    private Change<Allowance> stocked(QuotaState state, Allowance granted) {
        Timetable.Taken extra = state.calls().take(Stock.calls(limits), limits.spacing(), clock.instant());
        stock.replace(extra.slots());
        return new Change<>(state.with(extra.after()).counted(extra.slots(), 1), granted);
    }

    /** @param possible receives the slots, and the state with everything reserved */
    private <R> R plan(
            QuotaState state,
            List<Route> routes,
            int operations,
            Deadline latest,
            BiFunction<List<Slot>, QuotaState, R> possible,
            Function<Allowance.Refusal, R> refused) {
        Instant now = clock.instant();
        List<Duration> gaps = routes.stream()
                .map(route -> route == Route.FILL && routes.size() > 1 ? uploadTime.expected() : Duration.ZERO)
                .toList();
        Timetable.Taken taken = state.calls().take(gaps, limits.spacing(), now);
        Instant last =
                taken.slots().stream().map(Slot::at).max(Instant::compareTo).orElse(now);
        LocalDate day = QuotaState.dayOf(last.isBefore(now) ? now : last);
        QuotaState next = state.with(taken.after()).counted(taken.slots(), 1).used(day, 0, operations);
        if (isOverBudget(next, day)) {
            return refused.apply(overBudget(day));
        }
        if (next.on(day).calls() > limits.requestsPerDay()) {
            return refused.apply(new Allowance.Later(QuotaState.startOf(day.plusDays(1))));
        }
        return !routes.isEmpty() && last.isAfter(latest.at())
                ? refused.apply(new Allowance.Later(taken.slots().get(0).at()))
                : possible.apply(taken.slots(), next);
    }

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

    /** Returns an empty reservation, for an attempt that orders no fill: each of its calls reserves its own slot. */
    public Reservation none(String id) {
        return reservation(id, Map.of(), 0);
    }

    private Reservation reservation(String id, Map<Route, List<Slot>> slots, int operations) {
        Reservation reservation = new Reservation(this, id, slots, operations, clock, sleeper);
        open.add(reservation);
        return reservation;
    }

    /** Returns operations that were counted at {@code when} and that Adobe certainly does not bill. */
    public void giveBack(Instant when, int operations) {
        piggyback(operations > 0, state -> state.used(QuotaState.dayOf(when), 0, -operations));
    }

    /** Whether the headshot may have a job in flight, by the state known here. */
    public boolean isInFlight(String id) {
        return document.seen(FRESH).jobs().stream().anyMatch(job -> job.id().equals(id));
    }

    /** Returns the headshots whose invocation is over and whose jobs may have results. */
    public List<String> collectable() {
        Instant now = clock.instant();
        return document.seen(FRESH).jobs().stream()
                .filter(job -> job.until().isBefore(now))
                .map(JobInFlight::id)
                .toList();
    }

    /** Removes the headshot from the jobs in flight. */
    public void ended(String id) {
        piggyback(false, state -> state.ended(id));
    }

    /** Whether a slot is about to go unused and this instance has no call left to make. */
    public boolean isIdle() {
        Instant now = clock.instant();
        return limits.spacing().compareTo(QUOTA_IS_SCARCE) >= 0
                && open.stream().noneMatch(Reservation::hasCallsLeft)
                && !document.seen(FRESH).calls().firstFree(now).isAfter(now.plus(BETWEEN_INVOCATIONS));
    }

    /** Returns how long the calls of {@code headshots} take at the current pace. */
    public Duration timeFor(int headshots) {
        return seen().timeFor(headshots);
    }

    /** Writes, at the end of an invocation, the changes that must not wait for the next headshot. */
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

    /** Returns the quota by the state known here. */
    public QuotaSnapshot seen() {
        return QuotaSnapshot.of(document.seen(), limits, clock.instant());
    }

    /** Reads the quota from the bucket. */
    public QuotaSnapshot now() {
        return QuotaSnapshot.of(document.seen(Duration.ZERO), limits, clock.instant());
    }

    // ---- for Reservation

    boolean counts(Route route) {
        return limits.counted().contains(route);
    }

    Instant current(Slot slot) {
        return document.seen().calls().current(slot);
    }

    boolean isTooLate(Slot slot) {
        Duration allowed = limits.stock() > 0 ? Stock.VALID_FOR : Timetable.LATENESS;
        return current(slot).plus(allowed).isBefore(clock.instant());
    }

    void refresh(Duration oldest) {
        document.seen(oldest);
    }

    Instant firstFree() {
        return document.seen().calls().firstFree(clock.instant());
    }

    void uploaded(Duration took) {
        uploadTime.observe(took);
    }

    /** Reserves one slot; empty where it would come after {@code latest}. */
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
            Timetable.Taken taken = state.calls().refused(retryAfter, limits.spacing(), clock.instant());
            return new Change<>(
                    state.with(taken.after()).counted(taken.slots(), 1),
                    taken.slots().get(0));
        });
        LOG.infof("Adobe asks for fewer requests. All instances pause until %s.", retry.at());
        return retry;
    }

    /** @return false where the new day's budget is used up */
    boolean move(int operations, LocalDate from, LocalDate to) {
        return document.change(state -> {
            QuotaState next = state.used(from, 0, -operations).used(to, 0, operations);
            boolean fits = !isOverBudget(next, to);
            return new Change<>(fits ? next : state, fits);
        });
    }

    void close(Reservation reservation, List<Slot> unused, int operations, LocalDate day) {
        open.remove(reservation);
        Instant now = clock.instant();
        List<Slot> useful =
                unused.stream().filter(slot -> current(slot).isAfter(now)).toList();
        piggyback(operations > 0, state -> state.used(day, 0, -operations));
        if (!useful.isEmpty()) {
            piggyback(
                    true, state -> state.counted(useful, -1).with(state.calls().giveBack(useful, now)));
            // Written at once: another headshot can use the slots.
            settleOrLater();
        }
    }

    private void settleOrLater() {
        try {
            settle();
        } catch (RuntimeException e) {
            LOG.warnf("The next write returns the unused part of the quota: %s", e.getMessage());
        }
    }

    void handOver(JobInFlight job) {
        piggyback(true, state -> state.begun(job));
    }

    private void piggyback(boolean flushSoon, UnaryOperator<QuotaState> change) {
        document.piggyback(change);
        if (flushSoon) {
            mustFlush.set(true);
        }
    }

    private boolean isOverBudget(QuotaState state, LocalDate day) {
        return state.on(day).operations() > limits.operationsPerDay().orElse(Integer.MAX_VALUE);
    }

    Allowance.OverBudget overBudget(LocalDate day) {
        if (!day.equals(exhausted.getAndSet(day))) {
            LOG.errorf(
                    "The budget of %d operations for %s is used up (backdrop.budget.operations-per-day). All other"
                            + " headshots are deferred to the next day, UTC.",
                    limits.operationsPerDay().orElse(0), day);
        }
        return new Allowance.OverBudget(QuotaState.startOf(day.plusDays(1)));
    }
}
