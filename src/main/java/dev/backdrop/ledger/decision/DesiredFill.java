package dev.backdrop.ledger.decision;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.LookUsed;
import dev.backdrop.ledger.record.Source;

/**
 * What the bucket and the configuration ask for at this moment.
 *
 * @param passedOver keys of other photos or masks of the same headshot, which are not used: the newest is
 * @param rules by which pictures are judged today; null if nothing is judged
 * @param forced names the order to pay again, for {@link Order#FORCE} and {@link Order#RETRY_DOUBT}; an order is
 *     carried out once, however often its message is delivered
 */
public record DesiredFill(
        String id,
        String recipe,
        @Nullable Source photo,
        @Nullable Source mask,
        List<String> passedOver,
        LookUsed look,
        @Nullable String rules,
        Optional<String> forced) {

    /** What the record was made for, whatever the bucket and the configuration hold by now. */
    public static DesiredFill asRecorded(HeadshotRecord record) {
        return new DesiredFill(
                record.id(),
                record.recipe(),
                record.photo(),
                record.mask(),
                record.passedOver(),
                record.look(),
                record.rejection() == null ? null : record.rejection().rules(),
                Optional.empty());
    }
}
