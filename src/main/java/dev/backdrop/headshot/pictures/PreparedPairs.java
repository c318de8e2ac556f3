package dev.backdrop.headshot.pictures;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.picture.prepare.InputFile;
import dev.backdrop.picture.prepare.PairPixels;

/**
 * Keeps what was prepared of a pair until its results arrive, since mostly the same instance fetches them: the mask as it was uploaded,
 * which saves a request and a second check, and the pixels of both, while no other headshot needs the memory.
 */
final class PreparedPairs {

    /** Of all masks together. A mask compresses well: this is some hundred of them. */
    private static final long MOST_BYTES = 8_000_000;

    /** The photo's pixel takes 3 bytes and the mask's 1, of the 8 that the gate counts with. */
    private static final int PIXELS_FOR_ONE = 2;

    private record Kept(PairPixels pixels, MemoryGate.Spare spare) {}

    private final MemoryGate gate;
    private final Map<String, InputFile> masks = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Kept> pixels = new ConcurrentHashMap<>();
    private long bytes;

    PreparedPairs(MemoryGate gate) {
        this.gate = gate;
    }

    synchronized void keep(HeadshotRecord record, byte[] mask) {
        InputFile file = new InputFile(record.requireMask().key(), mask);
        InputFile before = masks.put(pair(record), file);
        bytes += mask.length - (before == null ? 0 : before.bytes().length);
        Iterator<InputFile> oldest = masks.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().bytes().length;
            oldest.remove();
        }
    }

    synchronized Optional<InputFile> mask(HeadshotRecord record) {
        return Optional.ofNullable(masks.get(pair(record)));
    }

    /** Keeps the pixels if there is room for them beside all work. */
    void keep(HeadshotRecord record, PairPixels decoded) {
        String pair = pair(record);
        takePixels(record);
        MemoryGate.Spare spare = new MemoryGate.Spare(decoded.size() / PIXELS_FOR_ONE, () -> pixels.remove(pair));
        pixels.put(pair, new Kept(decoded, spare));
        if (!gate.keep(spare)) {
            pixels.remove(pair);
        }
    }

    /** Gives the pixels away: the caller may write on them. */
    Optional<PairPixels> takePixels(HeadshotRecord record) {
        Optional<Kept> kept = Optional.ofNullable(pixels.remove(pair(record)));
        kept.ifPresent(taken -> gate.release(taken.spare()));
        return kept.map(Kept::pixels);
    }

    /** The pair by its contents, whatever its files are called. */
    private static String pair(HeadshotRecord record) {
        return record.requirePhoto().etag() + '/' + record.requireMask().etag();
    }
}
