package dev.backdrop.ledger.decision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import dev.backdrop.ledger.decision.Decision.BringBack;
import dev.backdrop.ledger.decision.Decision.Covered;
import dev.backdrop.ledger.decision.Decision.Note;
import dev.backdrop.ledger.decision.Decision.Resume;
import dev.backdrop.ledger.decision.Decision.Start;
import dev.backdrop.ledger.decision.Decision.StillInDoubt;
import dev.backdrop.ledger.decision.Decision.StillRejected;
import dev.backdrop.ledger.decision.Decision.TakeUp;
import dev.backdrop.ledger.decision.Decision.TooSoon;
import dev.backdrop.ledger.decision.Decision.TryAgain;
import dev.backdrop.ledger.decision.Decision.Unchanged;
import dev.backdrop.ledger.record.Claim;
import dev.backdrop.ledger.record.Doubt;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.PastFill;
import dev.backdrop.ledger.record.Rejection;
import dev.backdrop.ledger.record.State;

/**
 * Decides from the record alone who may work, on what, and what may be paid for. The one place that guards money.
 *
 * <pre>
 * the record says               what is wanted        the decision
 * nothing                       anything              Start: claim, prepare, pay
 * another attempt's live claim  the same              Covered, if that one's message would come back; else TryAgain
 * another attempt's live claim  something else        TryAgain, when the claim ends
 * INTENT, its claim has ended   anything              Note that it is IN_DOUBT: Adobe may have the order
 * SUBMITTED                     the same recipe       Resume: ask the job
 * SUBMITTED                     another recipe        as after PROCESSED; the job stays on record
 * PROCESSED                     the same recipe       Unchanged
 * PROCESSED                     a recipe of the past  TakeUp or BringBack its results, or Note its doubt or its rejection
 * PROCESSED                     a new recipe          Start
 * IN_DOUBT                      the same recipe       StillInDoubt, until a person or the policy decides
 * </pre>
 */
public final class Judge {

    /** An outage that cut one fill off would also cut off the next one. */
    private static final Duration BEFORE_PAYING_AGAIN = Duration.ofMinutes(1);

    /** Attempts in a row that died with their process. What killed so many would also kill the next one. */
    static final int MOST_BROKEN_OFF = 5;

    private static final Rejection BROKE_OFF = new Rejection(
            "broke-off",
            MOST_BROKEN_OFF
                    + " attempts in a row broke off before anything was paid for: the function ended, or ran out of time or"
                    + " memory, while it prepared these files. Its log says why. Replace the photo or the mask, or invoke with"
                    + " \"force\":true to try again.");

    private final Transitions transitions;
    private final DoubtLimits policy;
    private final Clock clock;

    public Judge(Transitions transitions, DoubtLimits policy, Clock clock) {
        this.transitions = transitions;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * @param found what the record says; empty if there is none
     * @param mine the claim this attempt would write
     */
    public Decision decide(Optional<HeadshotRecord> found, DesiredFill wanted, Order order, Claim mine) {
        return found.map(record -> decide(record, wanted, order, mine)).orElseGet(() -> start(found, wanted, mine));
    }

    private Decision decide(HeadshotRecord record, DesiredFill wanted, Order order, Claim mine) {
        Instant now = clock.instant();
        boolean payAgain = order == Order.FORCE && isNewOrder(record, wanted);
        boolean same = record.recipe().equals(wanted.recipe()) && !payAgain;
        if (record.isClaimedByOtherThan(mine.owner(), now)) {
            // Another recipe is never covered: the owner works on what was there when it looked.
            boolean covered =
                    same && order == Order.NORMAL && record.requireClaim().redelivered();
            return covered
                    ? new Covered(record)
                    : new TryAgain(record.requireClaim().until());
        }
        boolean another = !record.recipe().equals(wanted.recipe()) && !payAgain;
        if (record.ordersMask()) {
            return maskOrdered(record, wanted, order, mine, another);
        }
        return switch (record.state()) {
            case PREPARING ->
                same && (record.bringsBackResults() || record.hasUnofferedResultsOf(wanted.recipe()))
                        ? bringBack(record, wanted, mine)
                        : changed(record, wanted, mine, another);
            case INTENT -> new Note(transitions.doubtful(record, Doubt.Kind.UNKNOWN, Doubts.CUT_OFF));
            case SUBMITTED -> submitted(record, wanted, order, mine, another);
            case PROCESSED -> same ? new Unchanged(record) : changed(record, wanted, mine, another);
            case REJECTED ->
                same && !record.requireRejection().isOutdated(wanted.rules())
                        ? new StillRejected(record)
                        : changed(record, wanted, mine, another);
            case IN_DOUBT -> same ? doubted(record, wanted, order, mine) : changed(record, wanted, mine, another);
        };
    }

    /**
     * A mask is ordered, or may be. It is the photo's: whatever changes but the photo, it serves, and no order to pay for a fill again
     * pays for it again.
     */
    private Decision maskOrdered(HeadshotRecord record, DesiredFill wanted, Order order, Claim mine, boolean another) {
        boolean sameMask = wanted.mask() != null
                && wanted.mask().etag().equals(record.requireMask().etag());
        return switch (record.state()) {
            case INTENT -> new Note(transitions.doubtful(record, Doubt.Kind.UNKNOWN, Doubts.MASK_CUT_OFF));
            case SUBMITTED -> maskSubmitted(record, wanted, order, mine, another, sameMask);
            case IN_DOUBT ->
                sameMask ? maskDoubted(record, wanted, order, mine, another) : changed(record, wanted, mine, another);
            case PREPARING, PROCESSED, REJECTED ->
                throw new IllegalStateException(record.id() + " orders a mask and is " + record.state());
        };
    }

    /**
     * A result that is stored needs no mask, and neither does a fill that is in doubt or was refused. The doubt is held again when another
     * result is wanted.
     */
    private Decision maskDoubted(HeadshotRecord record, DesiredFill wanted, Order order, Claim mine, boolean another) {
        Decision doubted = doubted(record, wanted, order, mine);
        if (!another || order == Order.FORGET_DOUBT) {
            return doubted;
        }
        return record.hasResultsOf(wanted.recipe())
                ? new TakeUp(transitions.restored(record, wanted), doubted)
                : back(record, wanted, () -> doubted);
    }

    /**
     * A paid mask is fetched first, whatever is wanted now: the photo may come back. A job that is stuck does not hold up what is wanted
     * now.
     */
    private Decision maskSubmitted(
            HeadshotRecord record, DesiredFill wanted, Order order, Claim mine, boolean another, boolean sameMask) {
        boolean isStuck = record.isStuck(clock.instant());
        if (order == Order.FORGET_DOUBT && isStuck) {
            return new Note(transitions.doubtful(record, Doubt.Kind.LOST_RESULT, Doubts.NOT_WAITED_FOR));
        }
        return sameMask || !isStuck
                ? new Resume(transitions.resumed(record, DesiredFill.asRecorded(record), mine))
                : changed(record, wanted, mine, another);
    }

    private Decision submitted(HeadshotRecord record, DesiredFill wanted, Order order, Claim mine, boolean another) {
        if (order == Order.FORGET_DOUBT && record.isStuck(clock.instant())) {
            return new Note(transitions.doubtful(record, Doubt.Kind.LOST_RESULT, Doubts.NOT_WAITED_FOR));
        }
        return sameJob(record, wanted) ? resume(record, wanted, mine) : changed(record, wanted, mine, another);
    }

    private Decision changed(HeadshotRecord record, DesiredFill wanted, Claim mine, boolean another) {
        return another ? back(record, wanted, mine) : start(Optional.of(record), wanted, mine);
    }

    /** Another recipe than the record's; perhaps one that it had before. */
    private Decision back(HeadshotRecord record, DesiredFill wanted, Claim mine) {
        return back(record, wanted, () -> anew(record, wanted, mine));
    }

    /** @param anew where nothing is known of a fill of this recipe that would forbid another one */
    private Decision back(HeadshotRecord record, DesiredFill wanted, Supplier<Decision> anew) {
        return record.lastFillOf(wanted.recipe())
                .<Decision>map(past -> switch (past.end()) {
                    case IN_DOUBT, LOST_RESULT -> new Note(transitions.doubtedAgain(record, wanted, past));
                    case PERSON_CHANGED -> new Note(transitions.refusedAgain(record, wanted));
                    case SUPERSEDED -> unlessJobIsLeft(record, wanted, anew);
                    case PROCESSED, FAILED -> anew.get();
                })
                .orElseGet(anew);
    }

    private Decision anew(HeadshotRecord record, DesiredFill wanted, Claim mine) {
        Decision anew = bringBack(record, wanted, mine);
        return record.hasResultsOf(wanted.recipe()) ? new TakeUp(transitions.restored(record, wanted), anew) : anew;
    }

    /**
     * The results of the recipe's last fill may still be had, though newer ones have replaced them; else it starts anew. Without their
     * mask, results that were never offered could neither be compared nor protected: it is ordered first.
     */
    private Decision bringBack(HeadshotRecord record, DesiredFill wanted, Claim mine) {
        Decision start = start(Optional.of(record), wanted, mine);
        return start instanceof Start begin
                ? record.lastFillOf(wanted.recipe())
                        .filter(past -> !past.stillKept().isEmpty())
                        .filter(past -> past.end() == PastFill.End.PROCESSED || !record.lacksPaidMask(wanted.mask()))
                        .<Decision>map(past -> new BringBack(transitions.bringingBack(begin.next(), past)))
                        .orElse(start)
                : start;
    }

    private Decision doubted(HeadshotRecord record, DesiredFill wanted, Order order, Claim mine) {
        if (order == Order.FORGET_DOUBT) {
            String message = record.ordersMask() ? Doubts.MASK_GIVEN_UP : Doubts.GIVEN_UP;
            return new Note(transitions.rejected(record, new Rejection("given-up", message)));
        }
        if (order == Order.FETCH) {
            boolean hasAddress = record.fill() != null && record.fill().statusUrl() != null;
            return hasAddress ? new Resume(transitions.askedAgain(record, mine)) : new StillInDoubt(record);
        }
        // The fill in doubt is not among the past ones yet.
        boolean allowed = policy.retry() && record.fillsOf(record.orderedRecipe()) + 1 < policy.maxPaidFills();
        boolean asked = order == Order.RETRY_DOUBT && isNewOrder(record, wanted);
        if (!asked && !allowed) {
            return new StillInDoubt(record);
        }
        Instant earliest = record.requireDoubt().since().plus(BEFORE_PAYING_AGAIN);
        if (!asked && clock.instant().isBefore(earliest)) {
            return new TooSoon(earliest);
        }
        // The doubt about a fill says nothing of an order of its mask.
        return record.ordersMask()
                ? startAnew(Optional.of(record), wanted, mine)
                : start(Optional.of(record), wanted, mine);
    }

    private Decision start(Optional<HeadshotRecord> before, DesiredFill wanted, Claim mine) {
        return before.filter(record -> !isBegun(record, wanted))
                .flatMap(record -> record.unresolvedMask(wanted.mask())
                        .<Decision>map(past -> new Note(
                                past.isCollectable()
                                        ? transitions.wentBackTo(record, wanted, past)
                                        : transitions.maskDoubtedAgain(record, wanted, past))))
                .orElseGet(() -> startAnew(before, wanted, mine));
    }

    /** Whether it was decided before that this mask is ordered again. */
    private static boolean isBegun(HeadshotRecord record, DesiredFill wanted) {
        return record.state() == State.PREPARING
                && record.mask() != null
                && wanted.mask() != null
                && wanted.mask().etag().equals(record.requireMask().etag());
    }

    /**
     * A job that was left is paid for, so it serves even an order to pay again: it is not done yet. Without its mask, its result could not
     * be protected. It is noted first, and then judged by the files as they are behind that write: they may have been replaced again by an
     * event that found everything done.
     */
    private Decision unlessJobIsLeft(HeadshotRecord record, DesiredFill wanted, Supplier<Decision> otherwise) {
        return record.leftJobOf(wanted.recipe())
                .filter(left -> !record.lacksPaidMask(wanted.mask()))
                .<Decision>map(left -> new Note(transitions.wentBackTo(record, wanted, left)))
                .orElseGet(otherwise);
    }

    private Decision startAnew(Optional<HeadshotRecord> before, DesiredFill wanted, Claim mine) {
        Supplier<Decision> begin = () -> begin(before, wanted, mine);
        return before.map(record -> unlessJobIsLeft(record, wanted, begin)).orElseGet(begin);
    }

    private Decision begin(Optional<HeadshotRecord> before, DesiredFill wanted, Claim mine) {
        HeadshotRecord next = transitions.claimed(before, wanted, mine);
        return next.requireClaim().brokenOff() >= MOST_BROKEN_OFF
                ? new Note(transitions.rejected(next, BROKE_OFF))
                : new Start(next);
    }

    private Decision resume(HeadshotRecord record, DesiredFill wanted, Claim mine) {
        if (!record.canBeCollected()) {
            // Sync mode: the answer with the result's address died with its owner.
            return new Note(transitions.doubtful(record, Doubt.Kind.LOST_RESULT, Doubts.LOST_ANSWER));
        }
        return new Resume(transitions.resumed(record, wanted, mine));
    }

    /** A job that runs serves even an order to pay again: it is not done yet. */
    private static boolean sameJob(HeadshotRecord record, DesiredFill wanted) {
        return record.recipe().equals(wanted.recipe());
    }

    private static boolean isNewOrder(HeadshotRecord record, DesiredFill wanted) {
        return wanted.forced().filter(order -> !record.forced().contains(order)).isPresent();
    }
}
