package dev.backdrop.event;

import java.util.List;
import java.util.Optional;

/** What the function was woken for. */
public sealed interface Trigger {

    /** Objects appeared; an S3 notification (several records) or an EventBridge event (one). May be empty. */
    record ObjectsCreated(List<ObjectCreated> objects) implements Trigger {}

    /** Messages of one queue, answered one by one. */
    record QueueBatch(List<QueueMessage> messages) implements Trigger {}

    /** S3 checks that it may send notifications; there is nothing to do. */
    record TestEvent(String bucket) implements Trigger {}

    /**
     * Work named by hand.
     *
     * @param headshots ids or keys of photos or masks; at least one
     * @param force process even where the recipe has been paid for already
     * @param resolve what to do with those in doubt
     * @param run the run that selected them: the order to pay again is its, however often it is sent
     */
    record Manual(List<String> headshots, boolean force, Optional<Resolution> resolve, Optional<String> run)
            implements Trigger {}

    /** Something asked of many headshots. */
    record Requested(Request request) implements Trigger {}

    /**
     * Anything else.
     *
     * @param problem a sentence that says what was received and what would be understood
     */
    record NotUnderstood(String problem) implements Trigger {}
}
