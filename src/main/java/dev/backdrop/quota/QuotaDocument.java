package dev.backdrop.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.JsonDocuments;
import dev.backdrop.bucket.Loaded;
import dev.backdrop.bucket.Loaded.Found;

/**
 * The object in the bucket that holds the {@link QuotaState}. Simultaneous changes of one instance share a write. After a
 * lost race the changes are applied again to what the winner wrote. A write without an answer is repeated only if a read
 * does not find its nonce.
 *
 * <pre>
 * instance 1                                    instance 2
 *   change A: writes v2                           change D: reads v2
 *   changes B and C wait for A's write
 *   B and C together: write v3, no answer         D: write of v3 is lost
 *   reads v3, finds its own nonce: both done      reads v3, applies D again, writes v4
 * </pre>
 */
final class QuotaDocument {

    /** Each lost race is another instance's success. So many in a row are a fault, not contention. */
    private static final int MAX_TRIES = 200;

    /** For this long after a lost race, an instance reads the object before it writes. */
    private static final Duration CONTENDED = Duration.ofMinutes(1);

    /** The state after a change, and the answer to the caller. */
    record Change<T>(QuotaState next, T answer) {}

    private final JsonDocuments<QuotaState> documents;
    private final String key;
    private final Clock clock;
    private final RandomGenerator random;
    private final List<Pending<?>> waiting = new ArrayList<>();
    private final List<UnaryOperator<QuotaState>> piggybacked = new ArrayList<>();
    private final Object writing = new Object();
    /** The nonces of a write whose answer was lost, and the changes that it piggybacked. */
    private final Set<String> unconfirmed = new HashSet<>();

    private List<UnaryOperator<QuotaState>> unconfirmedPiggybacked = List.of();
    private volatile Known known = Known.NOTHING;
    private Instant contendedUntil = Instant.EPOCH;
    private String instance = "";

    QuotaDocument(Bucket bucket, String key, Clock clock, RandomGenerator random) {
        this.documents = new JsonDocuments<>(bucket, QuotaState.class, QuotaState.VERSION, QuotaState::missing);
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /** Returns the state that this instance last saw; an unused one where it has never read it. */
    QuotaState seen() {
        return known.state();
    }

    /** Returns a state that was read less than {@code age} ago; at zero, reads it now. */
    QuotaState seen(Duration age) {
        Known seen = known;
        return seen.isYoungerThan(age, clock.instant())
                ? seen.state()
                : uninterrupted(this::read).state();
    }

    /** Writes {@code change} and returns its answer. The change is a pure function and may be applied several times. */
    <T> T change(Function<QuotaState, Change<T>> change) {
        Pending<T> pending = new Pending<>(change);
        synchronized (waiting) {
            waiting.add(pending);
        }
        synchronized (writing) {
            // The previous writer may have included this change in its write.
            if (!pending.isOver) {
                uninterrupted(this::writeAll);
            }
        }
        return pending.answer();
    }

    /** Adds {@code change} to the next write; it causes none of its own. */
    void piggyback(UnaryOperator<QuotaState> change) {
        synchronized (waiting) {
            piggybacked.add(change);
        }
    }

    /** Writes the changes that wait for the next write. */
    void flush() {
        boolean isNeeded;
        synchronized (waiting) {
            isNeeded = !piggybacked.isEmpty();
        }
        if (isNeeded) {
            change(state -> new Change<>(state, true));
        }
    }

    private boolean writeAll() {
        List<Pending<?>> changes;
        List<UnaryOperator<QuotaState>> extra = new ArrayList<>();
        synchronized (waiting) {
            changes = List.copyOf(waiting);
            extra.addAll(piggybacked);
            waiting.clear();
            piggybacked.clear();
        }
        try {
            extra.addAll(0, unwrittenPiggybacked());
            write(changes, extra);
            changes.forEach(change -> change.isOver = true);
        } catch (RuntimeException failure) {
            changes.forEach(change -> change.fail(failure));
            if (unconfirmed.isEmpty()) {
                synchronized (waiting) {
                    piggybacked.addAll(0, extra);
                }
            } else {
                unconfirmedPiggybacked = List.copyOf(extra);
            }
        }
        return true;
    }

    /** Returns the piggybacked changes of the write whose answer was lost, unless that write was done. */
    private List<UnaryOperator<QuotaState>> unwrittenPiggybacked() {
        if (unconfirmed.isEmpty()) {
            return List.of();
        }
        boolean isWritten = read().state().holdsOneOf(instance(), unconfirmed);
        unconfirmed.clear();
        List<UnaryOperator<QuotaState>> again = isWritten ? List.of() : unconfirmedPiggybacked;
        unconfirmedPiggybacked = List.of();
        return again;
    }

    /**
     * Hides an interruption from the AWS SDK, which does not work in an interrupted thread: the write is due at
     * shutdown too.
     */
    private static <T> T uninterrupted(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(List<Pending<?>> changes, List<UnaryOperator<QuotaState>> extra) {
        boolean fromMemory = known.isKnown() && !clock.instant().isBefore(contendedUntil);
        Known before = fromMemory ? known : read();
        for (int i = 0; i < MAX_TRIES; i++) {
            QuotaState next = before.state();
            for (UnaryOperator<QuotaState> change : extra) {
                next = change.apply(next);
            }
            for (Pending<?> change : changes) {
                next = change.apply(next);
            }
            if (next.equals(before.state())) {
                if (!fromMemory) {
                    return;
                }
                // A refusal must come from the current state.
                fromMemory = false;
                before = read();
                continue;
            }
            String nonce = Long.toHexString(random.nextLong());
            QuotaState written = next.written(instance(), new QuotaState.Write(nonce, clock.instant()));
            // Kept until the answer is known: without one, the write may even be done after the next read.
            unconfirmed.add(nonce);
            before = documents
                    .put(key, before.found(), written)
                    .handle(stored -> new Known(Optional.of(stored), clock.instant()), this::readAfterLostRace);
            known = before;
            fromMemory = false;
            // This write is done, or an earlier one whose answer was lost.
            if (before.state().holdsOneOf(instance(), unconfirmed)) {
                unconfirmed.clear();
                return;
            }
        }
        unconfirmed.clear();
        throw new IllegalStateException("The quota " + key + " cannot be written: it keeps changing");
    }

    private Known readAfterLostRace() {
        contendedUntil = clock.instant().plus(CONTENDED);
        return read();
    }

    private Known read() {
        Instant now = clock.instant();
        Loaded<QuotaState> loaded = documents.load(key);
        if (loaded instanceof Loaded.Unreadable<QuotaState> unreadable) {
            // An unreadable quota is no permission to spend.
            throw new IllegalStateException("The quota " + key + " cannot be read: " + unreadable.problem()
                    + ". Nothing is paid for. Correct it or delete it; after a deletion"
                    + " today's calls and operations count from 0.");
        }
        Known read = new Known(loaded.found(), now);
        known = read;
        return read;
    }

    /** Returns the random name of this process in the state. */
    private String instance() {
        if (instance.isEmpty()) {
            instance = Long.toHexString(random.nextLong());
        }
        return instance;
    }

    private record Known(Optional<Found<QuotaState>> found, Instant at) {

        static final Known NOTHING = new Known(Optional.empty(), Instant.MIN);

        QuotaState state() {
            return found.map(Found::value).orElse(QuotaState.UNUSED);
        }

        boolean isKnown() {
            return at.isAfter(Instant.MIN);
        }

        boolean isYoungerThan(Duration age, Instant now) {
            return isKnown() && at.plus(age).isAfter(now);
        }
    }

    private static final class Pending<T> {

        private final Function<QuotaState, Change<T>> change;
        private Supplier<T> answer = this::notOver;
        private boolean isOver;

        Pending(Function<QuotaState, Change<T>> change) {
            this.change = change;
        }

        QuotaState apply(QuotaState state) {
            Change<T> changed = change.apply(state);
            answer = changed::answer;
            return changed.next();
        }

        void fail(RuntimeException cause) {
            answer = () -> {
                throw cause;
            };
            isOver = true;
        }

        T answer() {
            return answer.get();
        }

        private T notOver() {
            throw new IllegalStateException("The change is not written yet");
        }
    }
}
