package dev.backdrop.headshot.delivery;

import java.util.Set;
import java.util.stream.Collectors;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.OldVersion;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.Source;

/** Looks for the results of an earlier fill before any of them is stored again: a part of them is no use. */
public final class EarlierResults {

    private final Bucket bucket;

    public EarlierResults(Bucket bucket) {
        this.bucket = bucket;
    }

    /** {@code GONE} if one of them is; else {@code REFUSED} if one cannot be looked at. */
    public OldVersion look(HeadshotRecord record) {
        Set<OldVersion> found =
                record.requireFill().kept().stream().map(this::look).collect(Collectors.toSet());
        if (found.contains(OldVersion.GONE)) {
            return OldVersion.GONE;
        }
        return found.contains(OldVersion.REFUSED) ? OldVersion.REFUSED : OldVersion.STORED;
    }

    /**
     * Whether photo and mask are still those of the record. Seen before the claim was written, they may have been replaced
     * since, and the successors' event may have found the successors processed.
     */
    public boolean areWanted(HeadshotRecord record) {
        return isCurrent(record.requirePhoto()) && isCurrent(record.requireMask());
    }

    /** A mask that the function makes follows from its photo. */
    private boolean isCurrent(Source source) {
        return source.isMade() || isStored(source.key(), source.etag());
    }

    private boolean isStored(String key, String etag) {
        return bucket.version(key)
                .filter(version -> version.etag().equals(etag))
                .isPresent();
    }

    private OldVersion look(Output kept) {
        if (kept.versionId() != null) {
            return bucket.look(kept.key(), kept.versionId());
        }
        return isStored(kept.key(), kept.etag()) ? OldVersion.STORED : OldVersion.GONE;
    }
}
