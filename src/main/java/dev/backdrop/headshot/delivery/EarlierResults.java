package dev.backdrop.headshot.delivery;

import java.util.Set;
import java.util.stream.Collectors;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.OldVersion;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;

/** Looks for the results of an earlier fill before any of them is stored again: a part of them is no use. */
public final class EarlierResults {

    private final Bucket bucket;

    public EarlierResults(Bucket bucket) {
        this.bucket = bucket;
    }

    /** {@code GONE} if one of them is; else {@code REFUSED} if one cannot be looked at. */
    public OldVersion look(HeadshotRecord record) {
        Set<OldVersion> found = record.fill().kept().stream().map(this::look).collect(Collectors.toSet());
        if (found.contains(OldVersion.GONE)) {
            return OldVersion.GONE;
        }
        return found.contains(OldVersion.REFUSED) ? OldVersion.REFUSED : OldVersion.STORED;
    }

    private OldVersion look(Output kept) {
        if (kept.versionId() != null) {
            return bucket.look(kept.key(), kept.versionId());
        }
        boolean asItWas = bucket.version(kept.key())
                .filter(version -> version.etag().equals(kept.etag()))
                .isPresent();
        return asItWas ? OldVersion.STORED : OldVersion.GONE;
    }
}
