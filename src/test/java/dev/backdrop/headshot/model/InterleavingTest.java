package dev.backdrop.headshot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.HeadshotRecord.PaidMask;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.State;

/**
 * Explores every order in which workers can get at one headshot: the real pipeline, paused at every access to the record
 * and around the paid request, with processes killed, claims expiring and files replaced at every moment.
 */
class InterleavingTest {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "model");
        thread.setDaemon(true);
        return thread;
    });

    @AfterAll
    static void dismiss() {
        THREADS.shutdownNow();
    }

    /** What may happen next; {@code worker} is meaningless for the others. */
    private record Step(What what, int worker) {}

    private enum What {
        GO,
        KILL,
        EXPIRE,
        REPLACE
    }

    /**
     * How much may happen in one history.
     *
     * @param variations of the look until the files are replaced
     * @param incidents processes killed, claims expired and files replaced, together
     * @param start what was before; if the files were replaced, and are what they were again, nothing is paid for
     * @param masks whether Adobe makes the masks
     */
    private record Bounds(int workers, int variations, int incidents, int replacements, Start start, boolean masks) {

        private Bounds(int workers, int variations, int incidents, int replacements) {
            this(workers, variations, incidents, replacements, Start.NEW, false);
        }

        /** Photo and mask are what they were, and their results can be had. */
        private Bounds filesRestored() {
            return new Bounds(workers, variations, incidents, replacements, Start.RESTORED, false);
        }

        /** Photo and mask are what they were, and their fill was left while Firefly painted. */
        private Bounds fillLeft() {
            return new Bounds(workers, variations, incidents, replacements, Start.LEFT, false);
        }

        /** The photos have no masks: Adobe makes them, and one is paid for before each first fill. */
        private Bounds withoutMasks() {
            return new Bounds(workers, variations, incidents, replacements, Start.NEW, true);
        }

        private boolean mayEndInDoubt() {
            return incidents > 0 && start == Start.NEW;
        }
    }

    private enum Start {
        NEW,
        RESTORED,
        LEFT
    }

    @Test
    void twoWorkersAndEveryPairOfIncidents() {
        explore(new Bounds(2, 1, 2, 0));
    }

    @Test
    void oneWorkerWhilePhotoAndMaskAreReplaced() {
        explore(new Bounds(1, 2, 2, 1));
    }

    @Test
    void threeWorkersInEveryOrder() {
        explore(new Bounds(3, 1, 0, 0));
    }

    @Test
    void oneWorkerWhilePhotoAndMaskAreWhatTheyWereAndPerhapsReplacedAgain() {
        explore(new Bounds(1, 2, 2, 1).filesRestored());
    }

    @Test
    void oneWorkerWhileAPhotoWhoseFillWasLeftIsBackAndPerhapsReplacedAgain() {
        explore(new Bounds(1, 2, 2, 1).fillLeft());
    }

    @Test
    void twoWorkersWhileAPhotoWhoseFillWasLeftIsBack() {
        explore(new Bounds(2, 2, 1, 0).fillLeft());
    }

    @Test
    void twoWorkersWhileAdobeMakesTheMask() {
        explore(new Bounds(2, 1, 0, 0).withoutMasks());
    }

    @Test
    void oneWorkerWhileThePhotoWithoutAMaskIsReplaced() {
        explore(new Bounds(1, 1, 1, 1).withoutMasks());
    }

    private void explore(Bounds bounds) {
        Deque<List<Step>> open = new ArrayDeque<>();
        open.push(List.of());
        Set<List<Object>> seen = new HashSet<>();
        int histories = 0;
        int inDoubt = 0;
        while (!open.isEmpty()) {
            List<Step> history = open.pop();
            PipelineModel world = replay(bounds, history);
            List<Step> next = possible(world, bounds, history);
            if (next.stream().noneMatch(step -> step.what() == What.GO)) {
                finish(world);
                world.drain();
                inDoubt += check(world, bounds, history) ? 1 : 0;
                histories++;
                continue;
            }
            if (seen.add(signature(world, history))) {
                next.forEach(step -> open.push(with(history, step)));
            }
            finish(world);
        }
        // The exploration must have been one: many histories, some of which a crash left in doubt.
        assertThat(histories).as("histories with %s", bounds).isGreaterThan(10);
        assertThat(inDoubt > 0)
                .as("some end in doubt, if something happens to them")
                .isEqualTo(bounds.mayEndInDoubt());
        assertThat(inDoubt).isLessThan(histories);
    }

    private PipelineModel replay(Bounds bounds, List<Step> history) {
        PipelineModel world = world(bounds);
        for (int i = 0; i < bounds.workers(); i++) {
            world.deliver(THREADS, i % 2 == 0 || bounds.masks() ? "headshots/ana.jpg" : "masks/ana.png");
        }
        for (Step step : history) {
            switch (step.what()) {
                case GO -> world.workers().get(step.worker()).go();
                case KILL -> world.workers().get(step.worker()).kill();
                case EXPIRE -> world.expire();
                case REPLACE -> world.replace(THREADS);
            }
        }
        return world;
    }

    private static PipelineModel world(Bounds bounds) {
        if (bounds.masks()) {
            return PipelineModel.withoutMasks();
        }
        return switch (bounds.start()) {
            case NEW -> new PipelineModel(bounds.variations());
            case RESTORED -> PipelineModel.restored(bounds.variations());
            case LEFT -> PipelineModel.left(bounds.variations());
        };
    }

    private static List<Step> possible(PipelineModel world, Bounds bounds, List<Step> history) {
        List<Step> steps = new ArrayList<>();
        long incidents = history.stream().filter(step -> step.what() != What.GO).count();
        boolean earlierOnesWait = false;
        for (int i = 0; i < world.workers().size(); i++) {
            Stage worker = world.workers().get(i);
            boolean waits = worker.at().equals("start");
            // Workers that have not begun are alike: which of them begins first makes no difference.
            if (!worker.isOver() && !(waits && earlierOnesWait)) {
                steps.add(new Step(What.GO, i));
                if (incidents < bounds.incidents() && !waits) {
                    steps.add(new Step(What.KILL, i));
                }
            }
            earlierOnesWait |= waits && i < bounds.workers();
        }
        if (incidents < bounds.incidents()) {
            // The ETag of a result that is back is what it was: only the end of the invocation stops a worker that
            // sleeps.
            if (bounds.start() == Start.NEW || world.isIdle()) {
                steps.add(new Step(What.EXPIRE, -1));
            }
            if (count(history, What.REPLACE) < bounds.replacements()) {
                steps.add(new Step(What.REPLACE, -1));
            }
        }
        return steps;
    }

    /** Equal where everything that can still happen is equal: what the workers have seen is in what they wrote and where they stand. */
    private static List<Object> signature(PipelineModel world, List<Step> history) {
        List<Object> signature = new ArrayList<>();
        signature.add(world.state());
        for (What what : List.of(What.KILL, What.EXPIRE, What.REPLACE)) {
            signature.add(count(history, what));
        }
        // A worker's memory: how far it had come at each change that others made.
        signature.add(history.stream().map(Step::worker).sorted().toList());
        return signature;
    }

    private static void finish(PipelineModel world) {
        for (Stage worker : world.workers()) {
            while (!worker.isOver()) {
                worker.kill();
            }
        }
    }

    /** @return whether it ended in doubt */
    private static boolean check(PipelineModel world, Bounds bounds, List<Step> history) {
        HeadshotRecord record = world.record();
        assertThat(world.queueIsEmpty()).as("messages left after %s", history).isTrue();
        assertThat(world.fillsByRecipe().values())
                .as("fills per recipe %s after %s", world.fillsByRecipe(), history)
                .allMatch(fills -> fills <= 1);
        assertThat(world.masksByPhoto().values())
                .as("masks per photo %s after %s", world.masksByPhoto(), history)
                .allMatch(masks -> masks <= 1);
        assertThat(record.state()).as("the end of %s: %s", history, record).isIn(State.PROCESSED, State.IN_DOUBT);
        if (record.state() == State.PROCESSED) {
            assertThat(world.result()).as("the result after %s", history).isEqualTo(world.currentPhoto());
            assertThat(world.stored())
                    .as("what is stored after %s", history)
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    record.outputs().stream(),
                                    record.paidMasks().stream().map(PaidMask::stored))
                            .map(Output::key)
                            .toList());
            assertThat(record.claim()).isNull();
        }
        int known = record.operationsBilled()
                + bounds.variations()
                        * ((int) record.pastFills().stream()
                                        .filter(past -> past.operations() == 0)
                                        .count()
                                + (record.state() == State.IN_DOUBT ? 1 : 0));
        assertThat(world.billed())
                .as("what was paid and is nowhere accounted for after %s", history)
                .isBetween(record.operationsBilled(), known);
        return record.state() == State.IN_DOUBT;
    }

    private static int count(List<Step> history, What what) {
        return (int) history.stream().filter(step -> step.what() == what).count();
    }

    private static List<Step> with(List<Step> history, Step step) {
        List<Step> longer = new ArrayList<>(history);
        longer.add(step);
        return List.copyOf(longer);
    }
}
