package dev.backdrop.headshot;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.backdrop.ledger.decision.Order;

/**
 * One headshot that something asked for.
 *
 * @param arrived ETags by key, as the events named them; empty if one named none
 * @param forced names the order to pay again, for {@link Order#FORCE} and {@link Order#RETRY_DOUBT}; an order is carried
 *     out once, however often it is delivered
 * @param redelivered whether what asked comes back if this attempt dies
 */
public record WorkItem(
        String id, Map<String, String> arrived, Order order, Optional<String> forced, boolean redelivered) {

    /** A headshot whose job was left behind by an invocation that is over. */
    public static WorkItem collected(String id) {
        return new WorkItem(id, Map.of(), Order.COLLECT, Optional.empty(), false);
    }

    /** Two events for one headshot are one attempt: the pair is usually complete with the second. */
    public WorkItem and(WorkItem other) {
        Map<String, String> both = new HashMap<>(arrived);
        both.putAll(other.arrived);
        boolean everyEtagKnown = !arrived.isEmpty() && !other.arrived.isEmpty();
        return new WorkItem(id, everyEtagKnown ? both : Map.of(), order, forced, redelivered && other.redelivered);
    }

    /** The same, asked for by a message that was delivered before. */
    public WorkItem deliveredAgain() {
        return order == Order.NORMAL ? new WorkItem(id, arrived, Order.REDELIVERED, forced, redelivered) : this;
    }

    /** Whether one attempt can serve both. */
    public boolean joins(WorkItem other) {
        return id.equals(other.id) && order == other.order && forced.equals(other.forced);
    }
}
