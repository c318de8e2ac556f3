package dev.backdrop.reprocess.select;

import java.time.Instant;
import java.util.function.Function;

import dev.backdrop.event.Condition;
import dev.backdrop.headshot.look.Look;
import dev.backdrop.headshot.look.Looks;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.State;

/**
 * What a headshot would get, and cost, by today's settings.
 *
 * @param rules by which photo and mask of a look are refused: a rejection by others is decided upon again
 */
public record Selection(Looks looks, Function<Look, String> rules) {

    /** @param before the counts so far */
    public Selector of(Plan plan, Tally before, Instant now) {
        return new Selector(plan, this, before, now);
    }

    boolean hasLook(HeadshotStatus headshot, String name) {
        return look(headshot).name().equals(name);
    }

    /** Returns the operations that a selected headshot needs, at most: photo or mask may be refused before. */
    int operations(HeadshotStatus headshot, Plan plan) {
        return needsFill(headshot, plan) ? operationsOfFill(headshot) : 0;
    }

    /** Returns the operations of a fill, and of the mask that is to be ordered before it. */
    public int operationsOfFill(HeadshotStatus headshot) {
        return look(headshot).variations() + (headshot.needsPaidMask() ? 1 : 0);
    }

    private Look look(HeadshotStatus headshot) {
        return looks.of(headshot.id());
    }

    private boolean needsFill(HeadshotStatus headshot, Plan plan) {
        if (headshot.is(Condition.WAITING) || plan.fetch()) {
            return false;
        }
        return plan.force()
                || headshot.is(Condition.MISSING)
                || headshot.is(Condition.CHANGED_MASK)
                || headshot.is(Condition.CHANGED_LOOK)
                // An ordered fill is fetched or in doubt; neither costs again.
                || headshot.is(Condition.UNFINISHED) && !isBegun(headshot)
                || headshot.is(Condition.FAILED) && isDecidedAgain(headshot);
    }

    /** After a mask that Adobe is making, its fill follows. */
    private static boolean isBegun(HeadshotStatus headshot) {
        return headshot.record()
                .filter(record ->
                        record.state() == State.SUBMITTED && !record.ordersMask() || record.state() == State.INTENT)
                .isPresent();
    }

    private boolean isDecidedAgain(HeadshotStatus headshot) {
        return headshot.record()
                .map(HeadshotRecord::rejection)
                .filter(rejection -> rejection.isOutdated(rules.apply(look(headshot))))
                .isPresent();
    }
}
