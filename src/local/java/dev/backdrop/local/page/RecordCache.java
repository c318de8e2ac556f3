package dev.backdrop.local.page;

import java.util.HashMap;
import java.util.Map;

import dev.backdrop.bucket.Loaded;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.record.HeadshotRecord;

/** Caches records, and reads one again only when it has changed. For one thread. */
final class RecordCache {

    private record Read(String version, Loaded<HeadshotRecord> record) {}

    private final Ledger ledger;
    private final Map<String, Read> cached = new HashMap<>();

    RecordCache(Ledger ledger) {
        this.ledger = ledger;
    }

    /** None without a listed record, or if it disappeared between listing and reading. */
    Loaded<HeadshotRecord> read(ListedHeadshot headshot) {
        if (headshot.record() == null) {
            return new Loaded.None<>();
        }
        String id = headshot.id();
        String version = headshot.record().version();
        Read known = cached.get(id);
        if (known == null || !known.version().equals(version)) {
            known = new Read(version, ledger.load(id));
            cached.put(id, known);
        }
        return known.record();
    }
}
