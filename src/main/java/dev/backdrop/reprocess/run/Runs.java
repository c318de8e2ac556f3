package dev.backdrop.reprocess.run;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger;

import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.event.Request;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.reprocess.scan.Chunks;
import dev.backdrop.reprocess.scan.Inventory;
import dev.backdrop.reprocess.scan.ListedHeadshot;
import dev.backdrop.reprocess.select.End;
import dev.backdrop.reprocess.select.HeadshotStatus;
import dev.backdrop.reprocess.select.Inspector;
import dev.backdrop.reprocess.select.Plan;
import dev.backdrop.reprocess.select.Selector;
import dev.backdrop.time.Deadline;

/**
 * Carries runs on, chunk by chunk. A chunk is sent before it is noted: killed in between, it is sent again, never
 * forgotten. Something in the queue carries the run on at any time until it is done.
 */
public final class Runs {

    private static final Logger LOG = Logger.getLogger(Runs.class);

    /** Headshots between two notes of how far a run is; what a kill repeats at most. */
    private static final int CHUNK = 500;

    /** Kept back for the chunk under way, and for handing over. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final RunStore store;
    private final Inventory inventory;
    private final Inspector inspector;
    private final Dispatch dispatch;
    private final Looks looks;
    private final Clock clock;

    public Runs(RunStore store, Inventory inventory, Inspector inspector, Dispatch dispatch, Looks looks, Clock clock) {
        this.store = store;
        this.inventory = inventory;
        this.inspector = inspector;
        this.dispatch = dispatch;
        this.looks = looks;
        this.clock = clock;
    }

    /**
     * Begins a run, and goes as far with it as {@code until} allows; the queue does the rest.
     *
     * @param id Lambda repeats an invocation under the same id: that is the same run
     * @param until for the answer
     * @param invocationEnd until then this invocation may be at work on the run
     */
    public Run begin(String id, Plan plan, Deadline until, Deadline invocationEnd) {
        Optional<Found<Run>> created = store.create(Run.begin(id, plan, clock.instant()));
        Found<Run> run = created.or(() -> store.load(id)).orElseThrow();
        if (!run.value().isDone()) {
            dispatch.goOn(id, run.value().step(), invocationEnd.remaining(clock));
            run = advance(run, until);
        }
        return run.value();
    }

    /** A message carries the run on; returns when it is done or another message does. */
    public void goOn(Request.Continuation message, Deadline invocationEnd) {
        Optional<Found<Run>> found = store.load(message.run());
        if (found.isEmpty()) {
            LOG.warnf("The run %s is gone: nothing goes on", message.run());
            return;
        }
        Found<Run> run = found.get();
        if (run.value().isDone() || run.value().step() > message.step()) {
            return;
        }
        run = advance(run, invocationEnd.minus(RESERVE));
        if (!run.value().isDone()) {
            // First the message: killed in between, there are two, and one of them finds that it is too old.
            dispatch.goOn(run.value().run(), run.value().step() + 1, Duration.ZERO);
            noted(run, run.value().nextStep(clock.instant()));
        }
    }

    public Optional<Run> find(String id) {
        return store.load(id).map(Found::value);
    }

    private Found<Run> advance(Found<Run> from, Deadline until) {
        Found<Run> current = from;
        Iterator<ListedHeadshot> listing = inventory.of(
                from.value().plan().scope(), Optional.ofNullable(from.value().cursor()));
        while (!current.value().isDone() && until.allows(Duration.ZERO, clock)) {
            current = noted(current, afterOneChunk(current.value(), listing));
        }
        return current;
    }

    private Run afterOneChunk(Run run, Iterator<ListedHeadshot> listing) {
        List<ListedHeadshot> chunk = Chunks.next(listing, CHUNK);
        Selector selector = new Selector(run.plan(), looks, run.tally(), clock.instant());
        List<String> selected = new ArrayList<>();
        for (HeadshotStatus finding : inspector.inspect(chunk, run.plan().interest())) {
            if (selector.takes(finding)) {
                selected.add(finding.id());
            }
        }
        dispatch.send(selected, run.plan().order(), run.run());
        String cursor =
                chunk.isEmpty() ? run.cursor() : chunk.get(chunk.size() - 1).id();
        End end = selector.end().orElse(chunk.size() < CHUNK ? End.COMPLETE : null);
        return run.after(cursor, selector.tally(), end, clock.instant());
    }

    /** @throws IllegalStateException if somebody else carries on the same run; this message then comes back */
    private Found<Run> noted(Found<Run> before, Run next) {
        return store.replace(before, next)
                .orElseThrow(() -> new IllegalStateException("Another invocation is at work on run " + next.run()));
    }
}
