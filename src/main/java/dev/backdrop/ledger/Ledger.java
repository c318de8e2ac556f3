package dev.backdrop.ledger;

import java.util.Optional;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.JsonDocuments;
import dev.backdrop.bucket.JsonDocuments.Saved;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Loaded;
import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.ledger.record.HeadshotRecord;

/** The records in the bucket. */
public final class Ledger {

    private final Keys keys;
    private final JsonDocuments<HeadshotRecord> documents;

    public Ledger(Bucket bucket, Keys keys) {
        this.keys = keys;
        this.documents =
                new JsonDocuments<>(bucket, HeadshotRecord.class, HeadshotRecord.VERSION, HeadshotRecord::missing);
    }

    /** {@code problem} of an unreadable record is a sentence for a person. */
    public Loaded<HeadshotRecord> load(String id) {
        String key = keys.recordOf(id);
        Loaded<HeadshotRecord> loaded = documents.load(key);
        return loaded instanceof Loaded.Unreadable<HeadshotRecord> unreadable
                ? new Loaded.Unreadable<>(
                        "The record " + key + " cannot be read: " + unreadable.problem()
                                + ". It was left as it is, and nothing was paid for. Mend it, or move it away to start again.",
                        unreadable.etag())
                : loaded;
    }

    /** Writes {@code next} in place of {@code before}, or as the first record. */
    public Saved<HeadshotRecord> write(Optional<Found<HeadshotRecord>> before, HeadshotRecord next) {
        return documents.write(keys.recordOf(next.id()), before, next);
    }
}
