package dev.backdrop.headshot.pipeline;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.backdrop.headshot.FinalOutcomes;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.Task;
import dev.backdrop.headshot.look.Recipe;
import dev.backdrop.ledger.decision.Order;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Source;

/**
 * Recognises from the record alone that an event's work is done, or that the claim's owner does it: most duplicates then cost one
 * request. A replaced file is never missed, because it has an event of its own, which does not match.
 */
final class Shortcut {

    private Shortcut() {}

    static Optional<Outcome> of(HeadshotRecord record, Turn turn, Instant now) {
        Task task = turn.task();
        boolean asRecorded = (task.order() == Order.NORMAL || task.order() == Order.REDELIVERED)
                && !task.item().arrived().isEmpty()
                && task.item().arrived().entrySet().stream().allMatch(arrived -> isKnown(record, arrived))
                && record.recipe()
                        .equals(Recipe.of(
                                record.photo(), record.mask(), turn.look().used()))
                && !isRefusedByOtherRules(record, turn.rules());
        if (!asRecorded) {
            return Optional.empty();
        }
        if (record.isClaimedByOtherThan(task.owner(), now)) {
            return task.order() == Order.NORMAL && record.requireClaim().redelivered()
                    ? Optional.of(FinalOutcomes.covered())
                    : Optional.empty();
        }
        return FinalOutcomes.ofFinal(record);
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
