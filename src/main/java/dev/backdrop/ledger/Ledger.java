package dev.backdrop.ledger;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Content;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.WriteResult;

/** The records in the bucket. A change is a compare-and-set on the object's ETag: a lost race changes nothing. */
public final class Ledger {

    private static final String JSON = "application/json";

    private final Bucket bucket;
    private final Keys keys;
    private final RecordCodec codec = new RecordCodec();

    public Ledger(Bucket bucket, Keys keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    public Loaded load(String id) {
        Optional<Content> content = bucket.get(keys.recordOf(id));
        if (content.isEmpty()) {
            return new Loaded.None();
        }
        try {
            ObjectNode tree = codec.parse(content.get().bytes());
            return new Loaded.Found(new Entry(codec.record(tree), content.get().etag(), tree));
        } catch (UnreadableRecord e) {
            return new Loaded.Unreadable(
                    "The record " + keys.recordOf(id) + " cannot be read: " + e.getMessage()
                            + ". It was left as it is, and nothing was paid for. Mend it, or move it away to start anew.",
                    content.get().etag());
        }
    }

    /**
     * Writes {@code next} in place of {@code before}, or as the first record.
     *
     * @return the record as it now stands; nothing where somebody else wrote first: load and decide again
     */
    public Optional<Entry> write(Optional<Entry> before, HeadshotRecord next) {
        ObjectNode tree = before.map(entry -> treeAfter(entry, next)).orElseGet(() -> codec.tree(next));
        byte[] bytes = codec.bytes(tree);
        String key = keys.recordOf(next.id());
        WriteResult result = before.map(entry -> bucket.replace(key, entry.etag(), bytes, JSON))
                .orElseGet(() -> bucket.create(key, bytes, JSON));
        if (result instanceof WriteResult.Written written) {
            return Optional.of(new Entry(next, written.etag(), tree));
        }
        // Where an answer got lost, the write may be done all the same; and the SDK's repetition loses against
        // ourselves.
        return load(next.id()).asEntry().filter(entry -> entry.record().equals(next));
    }

    private ObjectNode treeAfter(Entry before, HeadshotRecord next) {
        try {
            return codec.tree(next, before.json());
        } catch (UnreadableRecord e) {
            throw new IllegalStateException("A record that was read can be read again", e);
        }
    }
}
