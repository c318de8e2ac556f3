package dev.backdrop.reprocess.select;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.backdrop.event.Condition;
import dev.backdrop.event.Request;
import dev.backdrop.event.Scope;
import dev.backdrop.ledger.decision.Order;

/**
 * What a run selects and orders; stored in its state.
 *
 * @param only conditions of which a headshot has at least one; empty for all headshots
 * @param fetch only fetch results that are paid for or may be
 * @param limit most headshots to select; null for all
 * @param look name of the selected headshots' look; null for any
 * @param maxOperations most operations to order; null for no limit
 * @param atRest how long the record of an unfinished headshot must be unchanged; null except in a sweep
 */
public record Plan(
        Scope scope,
        Set<Condition> only,
        boolean force,
        boolean fetch,
        @Nullable Integer limit,
        @Nullable String look,
        @Nullable Integer maxOperations,
        @Nullable Duration atRest) {

    /** Work that pays for nothing twice. */
    private static final Set<Condition> LEFT_TO_DO =
            Set.of(Condition.MISSING, Condition.UNFINISHED, Condition.CHANGED_MASK, Condition.CHANGED_LOOK);

    private static final Set<Condition> MAYBE_PAID = Set.of(Condition.IN_DOUBT, Condition.UNFINISHED);

    /** Longer than a message is usually deferred: after so long the message is probably lost. */
    private static final Duration UNCHANGED_FOR = Duration.ofHours(1);

    public Plan {
        only = only == null ? Set.of() : Set.copyOf(only);
    }

    public static Plan of(Request.Reprocess request) {
        boolean named = !request.scope().headshots().isEmpty();
        Set<Condition> byDefault = request.fetch() ? MAYBE_PAID : request.force() || named ? Set.of() : LEFT_TO_DO;
        return new Plan(
                request.scope(),
                request.only().isEmpty() ? byDefault : request.only(),
                request.force(),
                request.fetch(),
                request.limit().orElse(null),
                request.look().orElse(null),
                request.maxOperations().orElse(null),
                null);
    }

    public static Plan sweep(int limit) {
        return new Plan(
                Scope.everything(),
                Set.of(Condition.MISSING, Condition.UNFINISHED, Condition.CHANGED_MASK),
                false,
                false,
                limit,
                null,
                null,
                UNCHANGED_FOR);
    }

    public Order order() {
        return fetch ? Order.FETCH : force ? Order.FORCE : Order.NORMAL;
    }

    public RecordNeed interest() {
        return only.isEmpty() ? RecordNeed.everything() : RecordNeed.of(only);
    }
}
