package dev.backdrop.headshot.pipeline;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.backdrop.headshot.FinalOutcomes;
import dev.backdrop.headshot.Step;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.look.Recipe;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.ledger.record.State;

/**
 * Recognises from the record alone that an event's work is done, or that the claim's owner does it: most duplicates then cost one
 * request. A replaced file is never missed, because it has an event of its own, which does not match.
 */
final class Shortcut {

    private Shortcut() {}

    /** Does the work, unless the record alone shows the outcome. */
    static Step unlessKnown(HeadshotRecord record, Turn turn, Instant now, Supplier<Step> work) {
        Task task = turn.task();
        boolean asRecorded = (task.order() == Order.NORMAL || task.order() == Order.REDELIVERED)
                && !task.item().arrived().isEmpty()
                && task.item().arrived().entrySet().stream().allMatch(arrived -> isKnown(record, arrived))
                && record.recipe()
                        .equals(Recipe.of(
                                record.photo(), record.mask(), turn.look().used()))
                && !isRefusedByOtherRules(record, turn.rules());
        if (!asRecorded) {
            return work.get();
        }
        if (record.isClaimedByOtherThan(task.owner(), now)) {
            return task.order() == Order.NORMAL && record.requireClaim().redelivered()
                    ? new Step.Ended(FinalOutcomes.covered())
                    : work.get();
        }
        // A record in doubt is not final: a setting may let the function go on.
        return record.state() == State.PROCESSED || record.state() == State.REJECTED
                ? new Step.Ended(FinalOutcomes.of(record))
                : work.get();
    }

    private static boolean isRefusedByOtherRules(HeadshotRecord record, String rules) {
        return record.rejection() != null && record.rejection().isOutdated(rules);
    }

    private static boolean isKnown(HeadshotRecord record, Map.Entry<String, String> arrived) {
        return is(record.photo(), arrived) || is(record.mask(), arrived);
    }

    private static boolean is(@Nullable Source source, Map.Entry<String, String> arrived) {
        return source != null
                && source.key().equals(arrived.getKey())
                && source.etag().equals(arrived.getValue());
    }
}
