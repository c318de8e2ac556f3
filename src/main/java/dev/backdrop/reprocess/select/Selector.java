package dev.backdrop.reprocess.select;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.backdrop.event.Condition;

/** Selects headshots by a plan and counts them. */
public final class Selector {

    private final Plan plan;
    private final Selection selection;
    private final Instant now;
    private final Map<Condition, Integer> byCondition = new EnumMap<>(Condition.class);
    private int seen;
    private int selected;
    private int fills;
    private int operations;
    private @Nullable End end;

    /** @param before the counts so far */
    Selector(Plan plan, Selection selection, Tally before, Instant now) {
        this.plan = plan;
        this.selection = selection;
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
        int cost = selection.operations(headshot, plan);
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
        if (plan.look() != null && !selection.hasLook(headshot, plan.look())) {
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
}
