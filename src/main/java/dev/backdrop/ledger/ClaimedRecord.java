package dev.backdrop.ledger;

import java.util.Optional;

import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.ledger.record.HeadshotRecord;

/** The record while this attempt holds its claim. Every change is written before the next one is made. */
public final class ClaimedRecord {

    private final Ledger ledger;
    private Found<HeadshotRecord> entry;

    public ClaimedRecord(Ledger ledger, Found<HeadshotRecord> entry) {
        this.ledger = ledger;
        this.entry = entry;
    }

    public HeadshotRecord record() {
        return entry.value();
    }

    public Found<HeadshotRecord> entry() {
        return entry;
    }

    /** @throws ClaimLost if another attempt has written meanwhile; nothing is written then */
    public void advance(HeadshotRecord next) {
        // Asked to hand over, this is the one thing still to do; the AWS SDK refuses to work in an interrupted thread.
        boolean handOver = Thread.interrupted();
        try {
            entry = ledger.write(Optional.of(entry), next).orThrow(() -> new ClaimLost(next.id()));
        } finally {
            if (handOver) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The record as it is in the bucket now. */
    public Optional<HeadshotRecord> found() {
        return ledger.load(record().id()).found().map(Found::value);
    }

    /** @throws ClaimLost if another attempt has written since; this one must store nothing then */
    public void requireCurrent() {
        String id = record().id();
        boolean current = ledger.load(id)
                .found()
                .map(found -> found.etag().equals(entry.etag()))
                .orElse(false);
        if (!current) {
            throw new ClaimLost(id);
        }
    }
}
