package dev.backdrop.local.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Caches records, and reads one again only when it has changed. For one thread. */
final class RecordCache {

    private record Read(String version, StoredRecord record) {}

    private final PageBucket bucket;
    private final ObjectMapper json = Json.mapper();
    private final Map<String, Read> cached = new HashMap<>();

    RecordCache(PageBucket bucket) {
        this.bucket = bucket;
    }

    /** Empty without {@code object}, or if the object disappeared between listing and reading. */
    Optional<StoredRecord> read(BucketObject object) {
        if (object == null) {
            return Optional.empty();
        }
        Read known = cached.get(object.key());
        if (known == null || !known.version().equals(object.version())) {
            Optional<byte[]> bytes = bucket.read(object.key());
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            known = new Read(object.version(), parse(bytes.get()));
            cached.put(object.key(), known);
        }
        return Optional.of(known.record());
    }

    private StoredRecord parse(byte[] bytes) {
        try {
            StoredRecord record = json.readValue(bytes, StoredRecord.class);
            return record == null || record.state() == null ? StoredRecord.unreadable() : record;
        } catch (IOException malformed) {
            // The card says so, because a person who edited the file looks at the page, not at a log.
            return StoredRecord.unreadable();
        }
    }
}
