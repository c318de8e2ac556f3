package dev.backdrop.quota;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Content;
import dev.backdrop.bucket.WriteResult;

/**
 * The object in the bucket that holds the {@link QuotaState}. Changes that come at the same time go into one write; a lost
 * race is repeated on what the winner wrote; a write without an answer is looked for before it is repeated.
 */
final class QuotaDocument {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
            .build();

    /** Every lost race is another instance's success; so many in a row are a fault, not contention. */
    private static final int MAX_TRIES = 200;

    /** For so long after a lost race what this instance knows is taken for old. */
    private static final Duration CONTENDED = Duration.ofMinutes(1);

    /** A change with its answer. */
    record Change<T>(QuotaState next, T answer) {}

    private final Bucket bucket;
    private final String key;
    private final Clock clock;
    private final RandomGenerator random;
    private final List<Pending<?>> waiting = new ArrayList<>();
    private final List<UnaryOperator<QuotaState>> riders = new ArrayList<>();
    private final Object writing = new Object();
    private volatile Known known = Known.NOTHING;
    private Instant contendedUntil = Instant.EPOCH;
    private String instance = "";

    QuotaDocument(Bucket bucket, String key, Clock clock, RandomGenerator random) {
        this.bucket = bucket;
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
        return seen.isYoungerThan(age, clock.instant()) ? seen.state() : read().state();
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
                writeAll();
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

    private void writeAll() {
        List<Pending<?>> changes;
        List<UnaryOperator<QuotaState>> along;
        synchronized (waiting) {
            changes = List.copyOf(waiting);
            along = List.copyOf(riders);
            waiting.clear();
            riders.clear();
        }
        try {
            write(changes, along);
            changes.forEach(change -> change.isOver = true);
        } catch (RuntimeException failure) {
            changes.forEach(change -> change.fail(failure));
            synchronized (waiting) {
                riders.addAll(0, along);
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
            WriteResult result = put(before, written);
            if (result instanceof WriteResult.Written done) {
                known = new Known(written, Optional.of(done.etag()), clock.instant());
                return;
            }
            contendedUntil = clock.instant().plus(CONTENDED);
            fromMemory = false;
            before = read();
            if (before.state().holds(instance(), nonce)) {
                return;
            }
        }
        throw new IllegalStateException("The quota " + key + " cannot be written: it changes without end");
    }

    private WriteResult put(Known before, QuotaState next) {
        byte[] bytes = bytes(next);
        return before.etag()
                .map(etag -> bucket.replace(key, etag, bytes, "application/json"))
                .orElseGet(() -> bucket.create(key, bytes, "application/json"));
    }

    private Known read() {
        Instant now = clock.instant();
        Optional<Content> content = bucket.get(key);
        Known read = new Known(
                content.map(found -> state(found.bytes())).orElse(QuotaState.UNUSED), content.map(Content::etag), now);
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

    private QuotaState state(byte[] bytes) {
        try {
            QuotaState state = JSON.readValue(bytes, QuotaState.class);
            if (state != null && state.version() == QuotaState.VERSION && state.calls() != null) {
                return state;
            }
            throw new IOException("it has another version than " + QuotaState.VERSION);
        } catch (IOException e) {
            // Not guessed at: a quota that cannot be read is no permission to spend.
            throw new IllegalStateException(
                    "The quota " + key
                            + " cannot be read: nothing is paid for. Mend it, or delete it: then today's calls"
                            + " and operations are counted from 0.",
                    e);
        }
    }

    private byte[] bytes(QuotaState state) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(state);
        } catch (IOException e) {
            throw new IllegalStateException("A state can always be written", e);
        }
    }

    private record Known(QuotaState state, Optional<String> etag, Instant at) {

        static final Known NOTHING = new Known(QuotaState.UNUSED, Optional.empty(), Instant.MIN);

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
