package dev.backdrop.headshot.pictures;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.picture.prepare.InputFile;

/**
 * Keeps the masks that were uploaded last, as files, until their results arrive: mostly the same instance fetches them. It saves a request
 * and a second check.
 */
final class PreparedMasks {

    /** Together. A mask compresses well: this is some hundred of them. */
    private static final long MOST_BYTES = 8_000_000;

    private final Map<String, InputFile> byPair = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    synchronized void keep(HeadshotRecord record, byte[] mask) {
        InputFile file = new InputFile(record.requireMask().key(), mask);
        InputFile before = byPair.put(pair(record), file);
        bytes += mask.length - (before == null ? 0 : before.bytes().length);
        Iterator<InputFile> oldest = byPair.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().bytes().length;
            oldest.remove();
        }
    }

    synchronized Optional<InputFile> of(HeadshotRecord record) {
        return Optional.ofNullable(byPair.get(pair(record)));
    }

    private static String pair(HeadshotRecord record) {
        return record.requirePhoto().etag() + '/' + record.requireMask().etag();
    }
}
