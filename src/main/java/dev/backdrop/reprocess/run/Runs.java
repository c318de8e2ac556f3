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
import dev.backdrop.reprocess.scan.Chunks;
import dev.backdrop.reprocess.scan.Inventory;
import dev.backdrop.reprocess.scan.ListedHeadshot;
import dev.backdrop.reprocess.select.End;
import dev.backdrop.reprocess.select.HeadshotStatus;
import dev.backdrop.reprocess.select.Inspector;
import dev.backdrop.reprocess.select.Plan;
import dev.backdrop.reprocess.select.Selection;
import dev.backdrop.reprocess.select.Selector;
import dev.backdrop.time.Deadline;

/**
 * Selects a run's headshots chunk by chunk. A chunk is sent before the state is stored, so a kill in between sends it again
 * and loses nothing. Until the run is done, the queue always holds a message that continues it.
 *
 * <pre>
 * invocation   sends message step 1, delayed until its own end; then chunk 1, state; chunk 2, state; time is up
 * step 1       chunk 3, state; chunk 4, killed before the state is stored
 * step 1       comes back: chunk 4 again, state; sends message step 2, stores step 2
 * step 2       chunk 5, the last one: state with its end
 * </pre>
 */
public final class Runs {

    private static final Logger LOG = Logger.getLogger(Runs.class);

    /** Headshots between two stored states: a kill repeats at most so many. */
    private static final int CHUNK = 500;

    /** Time for the current chunk and for handing over. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final RunStore store;
    private final Inventory inventory;
    private final Inspector inspector;
    private final Dispatch dispatch;
    private final Selection selection;
    private final Clock clock;

    public Runs(
            RunStore store,
            Inventory inventory,
            Inspector inspector,
            Dispatch dispatch,
            Selection selection,
            Clock clock) {
        this.store = store;
        this.inventory = inventory;
        this.inspector = inspector;
        this.dispatch = dispatch;
        this.selection = selection;
        this.clock = clock;
    }

    /**
     * Begins a run and continues it until {@code until}. Messages of the queue continue the rest.
     *
     * @param id the invocation's id: a repeated invocation has the same id and so the same run
     * @param until when the answer is due
     * @param invocationEnd until when this invocation may work on the run
     */
    public Run begin(String id, Plan plan, Deadline until, Deadline invocationEnd) {
        Found<Run> run = store.begin(Run.begin(id, plan, clock.instant()));
        if (!run.value().isDone()) {
            dispatch.goOn(id, run.value().step(), invocationEnd.remaining(clock));
            run = advance(run, until);
        }
        return run.value();
    }

    /** Continues the run for a message; returns when the run is done or another message continues it. */
    public void goOn(Request.Continuation message, Deadline invocationEnd) {
        store.load(message.run())
                .ifPresentOrElse(
                        run -> goOn(run, message.step(), invocationEnd.minus(RESERVE)),
                        () -> LOG.warnf("The run %s no longer exists. Its message is ignored.", message.run()));
    }

    private void goOn(Found<Run> from, int step, Deadline until) {
        if (from.value().isDone() || from.value().step() > step) {
            return;
        }
        Found<Run> run = advance(from, until);
        if (!run.value().isDone()) {
            // The message goes first: after a kill in between there are two, and the older one ends at once.
            dispatch.goOn(run.value().run(), run.value().step() + 1, Duration.ZERO);
            store.replace(run, run.value().nextStep(clock.instant()));
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
            current = store.replace(current, afterOneChunk(current.value(), listing));
        }
        return current;
    }

    private Run afterOneChunk(Run run, Iterator<ListedHeadshot> listing) {
        List<ListedHeadshot> chunk = Chunks.next(listing, CHUNK);
        Selector selector = selection.of(run.plan(), run.tally(), clock.instant());
        List<String> selected = new ArrayList<>();
        for (HeadshotStatus headshot : inspector.inspect(chunk, run.plan().interest())) {
            if (selector.takes(headshot)) {
                selected.add(headshot.id());
            }
        }
        dispatch.send(selected, run.plan().order(), run.run());
        String cursor =
                chunk.isEmpty() ? run.cursor() : chunk.get(chunk.size() - 1).id();
        End end = selector.end() == null && chunk.size() < CHUNK ? End.COMPLETE : selector.end();
        return run.after(cursor, selector.tally(), end, clock.instant());
    }
}
