package dev.backdrop.reprocess.select;

import java.time.Duration;
import java.util.Set;

import dev.backdrop.event.Condition;
import dev.backdrop.event.Request;
import dev.backdrop.event.Scope;
import dev.backdrop.ledger.decision.Order;

/**
 * What a run does; kept in its state.
 *
 * @param only conditions of which one must hold; empty for all headshots
 * @param fetch only results that are paid for, in doubt or not
 * @param limit most headshots; null for all
 * @param look name of the look that they get; null for any
 * @param maxOperations null for as many as it takes
 * @param atRest unfinished headshots must have been left alone for so long; null for any, and where it is no sweep
 */
public record Plan(
        Scope scope,
        Set<Condition> only,
        boolean force,
        boolean fetch,
        Integer limit,
        String look,
        Integer maxOperations,
        Duration atRest) {

    /** Work that costs nothing twice. */
    private static final Set<Condition> LEFT_TO_DO =
            Set.of(Condition.MISSING, Condition.UNFINISHED, Condition.CHANGED_MASK, Condition.CHANGED_LOOK);

    private static final Set<Condition> PAID_PERHAPS = Set.of(Condition.IN_DOUBT, Condition.UNFINISHED);

    /** Longer than messages are usually deferred: whatever is left alone for so long has probably lost its message. */
    private static final Duration LEFT_ALONE = Duration.ofHours(1);

    public Plan {
        only = only == null ? Set.of() : Set.copyOf(only);
    }

    public static Plan of(Request.Reprocess request) {
        boolean named = !request.scope().headshots().isEmpty();
        Set<Condition> otherwise = request.fetch() ? PAID_PERHAPS : request.force() || named ? Set.of() : LEFT_TO_DO;
        return new Plan(
                request.scope(),
                request.only().isEmpty() ? otherwise : request.only(),
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
                LEFT_ALONE);
    }

    public Order order() {
        return fetch ? Order.FETCH : force ? Order.FORCE : Order.NORMAL;
    }

    public RecordNeed interest() {
        return only.isEmpty() ? RecordNeed.everything() : RecordNeed.of(only);
    }
}
