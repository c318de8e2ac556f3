package dev.backdrop.headshot.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.bucket.Version;
import dev.backdrop.headshot.pictures.Ownership;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.decision.Transitions;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Leftover;
import dev.backdrop.ledger.record.State;

/** Removes replaced results, once the record names the newer ones. */
public final class Leftovers {

    private static final Logger LOG = Logger.getLogger(Leftovers.class);

    private final Bucket bucket;
    private final Ledger ledger;
    private final Transitions transitions;

    public Leftovers(Bucket bucket, Ledger ledger, Transitions transitions) {
        this.bucket = bucket;
        this.ledger = ledger;
        this.transitions = transitions;
    }

    /** @return the record as it then stands; if nothing could be removed, as it was: the next attempt tries again */
    public Found<HeadshotRecord> removed(Found<HeadshotRecord> entry) {
        HeadshotRecord record = entry.value();
        boolean mayBeStoredNow = record.state() != State.PROCESSED && record.state() != State.REJECTED;
        if (record.leftovers().isEmpty() || mayBeStoredNow) {
            return entry;
        }
        ClaimedRecord held = new ClaimedRecord(ledger, entry);
        try {
            remove(held);
            held.advance(transitions.results().tidied(record));
        } catch (ClaimLost e) {
            LOG.debugf("%s: another attempt removes what is left over", record.id());
        } catch (RuntimeException e) {
            // The results are stored and recorded; an old one beside them is no reason to fail the headshot.
            LOG.warnf(
                    "%s: old results are not removed yet (is s3:DeleteObject allowed on them?): %s",
                    record.id(), e.getMessage());
        }
        return held.entry();
    }

    private void remove(ClaimedRecord held) {
        HeadshotRecord record = held.record();
        Map<String, String> found = new LinkedHashMap<>();
        for (Leftover leftover : record.leftovers()) {
            bucket.version(leftover.key())
                    .filter(version -> isOurs(record, leftover, version))
                    .ifPresent(version -> found.put(leftover.key(), version.etag()));
        }
        // The versions were read before the record was found unchanged: none of them is a later attempt's result.
        held.requireCurrent();
        found.forEach(bucket::delete);
    }

    private static boolean isOurs(HeadshotRecord record, Leftover leftover, Version version) {
        Optional<Boolean> says = Ownership.isOf(record.id(), version);
        return says.orElseGet(() -> version.etag().equals(leftover.etag()));
    }
}
