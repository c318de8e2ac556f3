package dev.backdrop.event;

import java.util.List;
import java.util.Optional;

import dev.backdrop.text.Excerpt;

/** What the function was invoked for. */
public sealed interface Trigger {

    /** Objects appeared; an S3 notification (several records) or an EventBridge event (one). May be empty. */
    record ObjectsCreated(List<ObjectCreated> objects) implements Trigger {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.objectsCreated(this);
        }
    }

    /** Messages of one queue, answered one by one. */
    record QueueBatch(List<QueueMessage> messages) implements Trigger {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.queueBatch(this);
        }
    }

    /** S3 checks that it may send notifications; there is nothing to do. */
    record TestEvent(String bucket) implements Trigger {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.testEvent(this);
        }
    }

    /** Something else happened to an object, such as its deletion; there is nothing to do. */
    record Ignored(String event) implements Trigger {

        public Ignored {
            event = Excerpt.of(event, 200);
        }

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.ignored(this);
        }
    }

    /**
     * Work named by hand.
     *
     * @param headshots ids or keys of photos or masks; at least one
     * @param force process even where the recipe has been paid for already
     * @param resolve what to do with those in doubt
     * @param run the order's name, if it has one: the order is then carried out once, however often it is sent
     */
    record Manual(List<String> headshots, boolean force, Optional<Resolution> resolve, Optional<String> run)
            implements Trigger {

        /** Whether it may pay for what was paid for before. */
        public boolean paysAgain() {
            return resolve.map(Resolution.RETRY::equals).orElse(force);
        }

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.manual(this);
        }
    }

    /**
     * Headshots that a run selected.
     *
     * @param ids never keys: an id may look like one
     * @param force process even where the recipe has been paid for already, once for this run
     * @param fetch ask for results that are paid for, and begin nothing
     */
    record Selected(List<String> ids, boolean force, boolean fetch, String run) implements Trigger {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.selected(this);
        }
    }

    /** Something asked of many headshots. */
    record Requested(Request request) implements Trigger {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.requested(this);
        }
    }

    /**
     * Anything else.
     *
     * @param problem a sentence that says what was received and what would be understood
     */
    record NotUnderstood(String problem) implements Trigger {

        @Override
        public <R> R handle(Cases<R> cases) {
            return cases.notUnderstood(this);
        }
    }

    <R> R handle(Cases<R> cases);

    /** One method per trigger: a new trigger does not compile until every handler has it. */
    interface Cases<R> {

        R objectsCreated(ObjectsCreated created);

        R queueBatch(QueueBatch batch);

        R testEvent(TestEvent test);

        R ignored(Ignored ignored);

        R manual(Manual manual);

        R selected(Selected selected);

        R requested(Requested requested);

        R notUnderstood(NotUnderstood notUnderstood);
    }
}
