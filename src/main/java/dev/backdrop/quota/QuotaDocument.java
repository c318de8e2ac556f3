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
 * The object in the bucket that holds the {@link QuotaState}. Changes that come at the same time go into one write; a lost
 * race is repeated on what the winner wrote; a write without an answer is looked for before it is repeated.
 */
final class QuotaDocument {

    /** Every lost race is another instance's success; so many in a row are a fault, not contention. */
    private static final int MAX_TRIES = 200;

    /** For so long after a lost race what this instance knows is taken for old. */
    private static final Duration CONTENDED = Duration.ofMinutes(1);

    /** A change with its answer. */
    record Change<T>(QuotaState next, T answer) {}

    private final JsonDocuments<QuotaState> documents;
    private final String key;
    private final Clock clock;
    private final RandomGenerator random;
    private final List<Pending<?>> waiting = new ArrayList<>();
    private final List<UnaryOperator<QuotaState>> riders = new ArrayList<>();
    private final Object writing = new Object();
    /** Of the last write, which was never answered for, and what went along with it. */
    private final Set<String> unsettled = new HashSet<>();

    private List<UnaryOperator<QuotaState>> unsettledRiders = List.of();
    private volatile Known known = Known.NOTHING;
    private Instant contendedUntil = Instant.EPOCH;
    private String instance = "";

    QuotaDocument(Bucket bucket, String key, Clock clock, RandomGenerator random) {
        this.documents = new JsonDocuments<>(bucket, QuotaState.class, QuotaState.VERSION, QuotaState::missing);
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /** As last seen by this instance; unused where it never looked. */
    QuotaState seen() {
        return known.state();
    }

    /** As it was less than {@code age} ago; at zero, as it stands. */
    QuotaState seen(Duration age) {
        Known seen = known;
        return seen.isYoungerThan(age, clock.instant())
                ? seen.state()
                : uninterrupted(this::read).state();
    }

    /** Applies {@code change}, a pure function that may be asked several times, and returns the answer that was written. */
    <T> T change(Function<QuotaState, Change<T>> change) {
        Pending<T> mine = new Pending<>(change);
        synchronized (waiting) {
            waiting.add(mine);
        }
        synchronized (writing) {
            // The thread that wrote before may have written this change along with its own.
            if (!mine.isOver) {
                uninterrupted(this::writeAll);
            }
        }
        return mine.answer();
    }

    /** Lets {@code change} go along with the next write: it needs none of its own. */
    void changeAlong(UnaryOperator<QuotaState> change) {
        synchronized (waiting) {
            riders.add(change);
        }
    }

    /** Writes what waits for a write to go along with. */
    void flush() {
        boolean isNeeded;
        synchronized (waiting) {
            isNeeded = !riders.isEmpty();
        }
        if (isNeeded) {
            change(state -> new Change<>(state, null));
        }
    }

    private boolean writeAll() {
        List<Pending<?>> changes;
        List<UnaryOperator<QuotaState>> along = new ArrayList<>();
        synchronized (waiting) {
            changes = List.copyOf(waiting);
            along.addAll(riders);
            waiting.clear();
            riders.clear();
        }
        try {
            along.addAll(0, notWrittenBefore());
            write(changes, along);
            changes.forEach(change -> change.isOver = true);
        } catch (RuntimeException failure) {
            changes.forEach(change -> change.fail(failure));
            if (unsettled.isEmpty()) {
                synchronized (waiting) {
                    riders.addAll(0, along);
                }
            } else {
                unsettledRiders = List.copyOf(along);
            }
        }
        return true;
    }

    /** What went along with a write of which it was not known whether it was done, unless it was. */
    private List<UnaryOperator<QuotaState>> notWrittenBefore() {
        if (unsettled.isEmpty()) {
            return List.of();
        }
        boolean isWritten = read().state().holdsOneOf(instance(), unsettled);
        unsettled.clear();
        List<UnaryOperator<QuotaState>> again = isWritten ? List.of() : unsettledRiders;
        unsettledRiders = List.of();
        return again;
    }

    /** The AWS SDK refuses to work in an interrupted thread; asked to hand over, this is still to be done. */
    private static <T> T uninterrupted(Supplier<T> work) {
        boolean handOver = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (handOver) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(List<Pending<?>> changes, List<UnaryOperator<QuotaState>> along) {
        boolean fromMemory = known.isKnown() && !clock.instant().isBefore(contendedUntil);
        Known before = fromMemory ? known : read();
        for (int i = 0; i < MAX_TRIES; i++) {
            QuotaState next = before.state();
            for (UnaryOperator<QuotaState> change : along) {
                next = change.apply(next);
            }
            for (Pending<?> change : changes) {
                next = change.apply(next);
            }
            if (next.equals(before.state())) {
                if (!fromMemory) {
                    return;
                }
                // "Not now" is an answer to be sure of.
                fromMemory = false;
                before = read();
                continue;
            }
            String nonce = Long.toHexString(random.nextLong());
            QuotaState written = next.written(instance(), new QuotaState.Write(nonce, clock.instant()));
            // Until its answer is known: a write without one may even be done after the next look.
            unsettled.add(nonce);
            Optional<Found<QuotaState>> result = documents.put(key, before.found(), written);
            if (result.isPresent()) {
                unsettled.clear();
                known = new Known(result, clock.instant());
                return;
            }
            contendedUntil = clock.instant().plus(CONTENDED);
            fromMemory = false;
            before = read();
            if (before.state().holdsOneOf(instance(), unsettled)) {
                unsettled.clear();
                return;
            }
        }
        unsettled.clear();
        throw new IllegalStateException("The quota " + key + " cannot be written: it changes without end");
    }

    private Known read() {
        Instant now = clock.instant();
        Loaded<QuotaState> loaded = documents.load(key);
        if (loaded instanceof Loaded.Unreadable<QuotaState> unreadable) {
            // Not guessed at: a quota that cannot be read is no permission to spend.
            throw new IllegalStateException(
                    "The quota " + key + " cannot be read: " + unreadable.problem()
                            + ". Nothing is paid for. Mend it, or delete it: then today's calls and operations are counted from 0.");
        }
        Known read = new Known(loaded.found(), now);
        known = read;
        return read;
    }

    /** Each process has a name of its own in the state. */
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
        private T answer;
        private RuntimeException failure;
        private boolean isOver;

        Pending(Function<QuotaState, Change<T>> change) {
            this.change = change;
        }

        QuotaState apply(QuotaState state) {
            Change<T> changed = change.apply(state);
            answer = changed.answer();
            return changed.next();
        }

        void fail(RuntimeException cause) {
            failure = cause;
            isOver = true;
        }

        T answer() {
            if (failure != null) {
                throw failure;
            }
            return answer;
        }
    }
}
