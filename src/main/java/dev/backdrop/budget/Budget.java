package dev.backdrop.budget;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jboss.logging.Logger;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Content;
import dev.backdrop.bucket.WriteResult;

/**
 * The spend cap: one counter a day in the bucket, changed by compare-and-set, so that all instances together never order
 * more than allowed. Operations are taken before they are ordered and given back where Adobe certainly bills nothing;
 * those in doubt stay taken.
 */
public final class Budget {

    private static final Logger LOG = Logger.getLogger(Budget.class);
    private static final String TYPE = "application/json";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Every lost race is another instance's success; so many in a row are a fault, not contention. */
    private static final int MAX_TRIES = 200;

    private final Bucket bucket;
    private final String folder;
    private final OptionalInt perDay;
    private final Clock clock;
    private final AtomicReference<DaySpent> seen = new AtomicReference<>();
    private final AtomicReference<LocalDate> exhausted = new AtomicReference<>();

    /** @param folder the key prefix of the counters; no headshot's record may be below it */
    public Budget(Bucket bucket, String folder, OptionalInt perDay, Clock clock) {
        this.bucket = bucket;
        this.folder = folder;
        this.perDay = perDay;
        this.clock = clock;
    }

    /** Takes {@code operations} from today's budget. @return nothing where it is granted, else how long until tomorrow's */
    public Optional<Duration> take(int operations) {
        if (perDay.isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = day(clock.instant());
        if (change(day, operations, perDay.getAsInt())) {
            return Optional.empty();
        }
        if (!day.equals(exhausted.getAndSet(day))) {
            LOG.errorf(
                    "The budget of %d operations for %s is used up (backdrop.budget.operations-per-day): everything else"
                            + " is deferred to tomorrow, UTC.",
                    perDay.getAsInt(), day);
        }
        Instant tomorrow = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Optional.of(Duration.between(clock.instant(), tomorrow));
    }

    /** What today's budget still allows, as far as this instance has seen; empty where there is none, or nothing was seen. */
    public OptionalInt left() {
        DaySpent known = seen.get();
        if (perDay.isEmpty() || known == null || !known.day().equals(day(clock.instant()))) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.max(0, perDay.getAsInt() - known.operations()));
    }

    /** What today's budget still allows, as the bucket says now; empty where there is none. */
    public OptionalInt leftNow() {
        if (perDay.isEmpty()) {
            return OptionalInt.empty();
        }
        LocalDate day = day(clock.instant());
        String key = keyOf(day);
        int spent = bucket.get(key).map(found -> read(key, found).operations()).orElse(0);
        return OptionalInt.of(Math.max(0, perDay.getAsInt() - spent));
    }

    /** Gives back what was taken at {@code when} and is certainly not billed. */
    public void giveBack(Instant when, int operations) {
        if (perDay.isPresent() && operations > 0) {
            change(day(when), -operations, Integer.MAX_VALUE);
        }
    }

    private boolean change(LocalDate day, int by, int atMost) {
        String key = keyOf(day);
        for (int i = 0; i < MAX_TRIES; i++) {
            Optional<Content> content = bucket.get(key);
            DaySpent before = content.map(found -> read(key, found)).orElse(new DaySpent(day, 0));
            DaySpent after = before.and(by);
            if (after.operations() > atMost) {
                // What is left is too little to be of use.
                seen.set(new DaySpent(day, atMost));
                return false;
            }
            byte[] bytes = bytes(after);
            WriteResult result = content.map(found -> bucket.replace(key, found.etag(), bytes, TYPE))
                    .orElseGet(() -> bucket.create(key, bytes, TYPE));
            if (result instanceof WriteResult.Written) {
                seen.set(after);
                return true;
            }
            if (result instanceof WriteResult.Unanswered) {
                // Counted again it could be counted twice.
                throw new IllegalStateException("Whether the budget " + key + " was written is not known");
            }
        }
        throw new IllegalStateException("The budget " + key + " cannot be written: it changes without end");
    }

    private String keyOf(LocalDate day) {
        return folder + day + ".json";
    }

    private DaySpent read(String key, Content content) {
        try {
            return new DaySpent(
                    LocalDate.parse(JSON.readTree(content.bytes()).path("day").asText()),
                    JSON.readTree(content.bytes()).path("operations").asInt());
        } catch (IOException | RuntimeException e) {
            // Not guessed at: a budget that cannot be read is no permission to spend.
            throw new IllegalStateException("The budget " + key + " cannot be read; mend or delete it", e);
        }
    }

    private byte[] bytes(DaySpent spent) {
        return JSON.createObjectNode()
                .put("day", spent.day().toString())
                .put("operations", spent.operations())
                .toString()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
