package dev.backdrop.headshot;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.backdrop.ledger.decision.Order;
import dev.backdrop.time.Deadline;

/**
 * One attempt at one headshot.
 *
 * @param arrived ETags by key, as the events named them; empty if none did
 * @param forced names the order to pay again, for {@link Order#FORCE} and {@link Order#RETRY_DOUBT}; an order is carried
 *     out once, however often it is delivered
 * @param owner names this attempt; never used twice
 * @param redelivered whether the message behind it comes back if this attempt dies
 * @param deadline when the invocation ends
 * @param patience whether waiting for a job is the best use of the invocation
 */
public record Task(
        String id,
        Map<String, String> arrived,
        Order order,
        Optional<String> forced,
        String owner,
        boolean redelivered,
        Deadline deadline,
        BooleanSupplier patience) {}
