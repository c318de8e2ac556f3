package dev.backdrop.reprocess.select;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import dev.backdrop.event.Condition;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.ledger.record.State;

/** Selects by a plan, and counts. */
public final class Selector {

    private final Plan plan;
    private final Looks looks;
    private final Instant now;
    private final Map<Condition, Integer> byCondition = new EnumMap<>(Condition.class);
    private int seen;
    private int selected;
    private int fills;
    private int operations;
    private Optional<End> end = Optional.empty();

    /** @param before what was counted already */
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

    /** Whether it is selected; once {@link #end} says so, nothing is, nor counted. */
    public boolean takes(HeadshotStatus finding) {
        if (end.isPresent()) {
            return false;
        }
        int cost = needsFill(finding) ? looks.of(finding.id()).variations() : 0;
        boolean wanted = wants(finding);
        if (wanted && plan.maxOperations() != null && operations + cost > plan.maxOperations()) {
            end = Optional.of(End.MAX_OPERATIONS);
            return false;
        }
        seen++;
        finding.conditions().forEach(condition -> byCondition.merge(condition, 1, Integer::sum));
        if (wanted) {
            selected++;
            fills += cost > 0 ? 1 : 0;
            operations += cost;
            end = plan.limit() != null && selected >= plan.limit() ? Optional.of(End.LIMIT) : Optional.empty();
        }
        return wanted;
    }

    public Optional<End> end() {
        return end;
    }

    public Tally tally() {
        return new Tally(seen, selected, fills, operations, Map.copyOf(byCondition));
    }

    private boolean wants(HeadshotStatus finding) {
        if (plan.look() != null && !looks.of(finding.id()).name().equals(plan.look())) {
            return false;
        }
        if (plan.only().isEmpty()) {
            return true;
        }
        return plan.only().stream().anyMatch(finding::is) && isAtRest(finding);
    }

    /** Only what is begun has messages that come back again and again. */
    private boolean isAtRest(HeadshotStatus finding) {
        boolean begun = finding.is(Condition.UNFINISHED) || finding.is(Condition.WORKING);
        return plan.atRest() == null
                || !begun
                || finding.record().stream()
                        .allMatch(
                                record -> record.updatedAt().plus(plan.atRest()).isBefore(now));
    }

    private boolean needsFill(HeadshotStatus finding) {
        if (finding.is(Condition.WAITING) || plan.fetch()) {
            return false;
        }
        boolean begun = finding.record()
                .filter(record -> record.state() == State.SUBMITTED || record.state() == State.INTENT)
                .isPresent();
        return plan.force()
                || finding.is(Condition.MISSING)
                || finding.is(Condition.CHANGED_MASK)
                || finding.is(Condition.CHANGED_LOOK)
                // What was ordered is fetched, or in doubt; neither costs again.
                || finding.is(Condition.UNFINISHED) && !begun;
    }
}
