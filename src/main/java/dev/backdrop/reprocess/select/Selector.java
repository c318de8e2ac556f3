package dev.backdrop.reprocess.select;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.backdrop.event.Condition;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.ledger.record.State;

/** Selects headshots by a plan and counts them. */
public final class Selector {

    private final Plan plan;
    private final Looks looks;
    private final Instant now;
    private final Map<Condition, Integer> byCondition = new EnumMap<>(Condition.class);
    private int seen;
    private int selected;
    private int fills;
    private int operations;
    private @Nullable End end;

    /** @param before the counts so far */
    public Selector(Plan plan, Looks looks, Tally before, Instant now) {
        this.plan = plan;
        this.looks = looks;
        this.now = now;
        byCondition.putAll(before.byCondition());
        seen = before.seen();
        selected = before.selected();
        fills = before.fills();
        operations = before.operations();
    }

    /** Counts a headshot and says whether it is selected. After {@link #end} it neither counts nor selects. */
    public boolean takes(HeadshotStatus headshot) {
        if (end != null) {
            return false;
        }
        int cost = needsFill(headshot) ? looks.of(headshot.id()).variations() + (headshot.needsPaidMask() ? 1 : 0) : 0;
        boolean wanted = wants(headshot);
        if (wanted && plan.maxOperations() != null && operations + cost > plan.maxOperations()) {
            end = End.MAX_OPERATIONS;
            return false;
        }
        seen++;
        headshot.conditions().forEach(condition -> byCondition.merge(condition, 1, Integer::sum));
        if (wanted) {
            selected++;
            fills += cost > 0 ? 1 : 0;
            operations += cost;
            end = plan.limit() != null && selected >= plan.limit() ? End.LIMIT : null;
        }
        return wanted;
    }

    /** Returns why the selection has ended; null while it goes on. */
    public @Nullable End end() {
        return end;
    }

    public Tally tally() {
        return new Tally(seen, selected, fills, operations, Map.copyOf(byCondition));
    }

    private boolean wants(HeadshotStatus headshot) {
        if (plan.look() != null && !looks.of(headshot.id()).name().equals(plan.look())) {
            return false;
        }
        if (plan.only().isEmpty()) {
            return true;
        }
        return plan.only().stream().anyMatch(headshot::is) && isAtRest(headshot);
    }

    /** Whether an unfinished headshot has been unchanged for long enough: only these may still have a message. */
    private boolean isAtRest(HeadshotStatus headshot) {
        boolean begun = headshot.is(Condition.UNFINISHED) || headshot.is(Condition.WORKING);
        return plan.atRest() == null
                || !begun
                || headshot.record().stream()
                        .allMatch(
                                record -> record.updatedAt().plus(plan.atRest()).isBefore(now));
    }

    private boolean needsFill(HeadshotStatus headshot) {
        if (headshot.is(Condition.WAITING) || plan.fetch()) {
            return false;
        }
        // After a mask that Adobe is making, its fill follows.
        boolean begun = headshot.record()
                .filter(record ->
                        record.state() == State.SUBMITTED && !record.ordersMask() || record.state() == State.INTENT)
                .isPresent();
        return plan.force()
                || headshot.is(Condition.MISSING)
                || headshot.is(Condition.CHANGED_MASK)
                || headshot.is(Condition.CHANGED_LOOK)
                // An ordered fill is fetched or in doubt; neither costs again.
                || headshot.is(Condition.UNFINISHED) && !begun;
    }
}
