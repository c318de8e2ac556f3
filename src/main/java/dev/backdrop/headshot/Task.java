package dev.backdrop.headshot;

import java.util.function.BooleanSupplier;

import dev.backdrop.ledger.decision.Order;
import dev.backdrop.time.Deadline;

/**
 * One attempt at one headshot.
 *
 * @param item what was asked for
 * @param owner names this attempt; never used twice
 * @param deadline when the invocation ends
 * @param patience whether waiting for a job is the best use of the invocation
 */
public record Task(WorkItem item, String owner, Deadline deadline, BooleanSupplier patience) {

    public String id() {
        return item.id();
    }

    public Order order() {
        return item.order();
    }
}
