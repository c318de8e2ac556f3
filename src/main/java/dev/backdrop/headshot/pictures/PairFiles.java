package dev.backdrop.headshot.pictures;

import java.util.Optional;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Content;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.HeadshotRecord.PaidMask;
import dev.backdrop.ledger.record.Source;
import dev.backdrop.picture.prepare.InputFile;
import dev.backdrop.time.ParallelPair;

/** Reads photo and mask in the versions that the record names. */
public final class PairFiles {

    private final Bucket bucket;
    private final ParallelPair inParallel;

    public PairFiles(Bucket bucket, ParallelPair inParallel) {
        this.bucket = bucket;
        this.inParallel = inParallel;
    }

    /** In bytes. */
    public static long size(HeadshotRecord record) {
        return record.requirePhoto().size()
                + record.requireMask().size()
                + record.paidMask().map(paid -> paid.stored().size()).orElse(0L);
    }

    /** Empty if one of them was replaced or deleted. */
    public Optional<Pair> read(HeadshotRecord record) {
        if (record.requireMask().isMadeByAdobe()) {
            var both = inParallel.both(() -> file(record.requirePhoto()), () -> paidMask(record));
            return both.first().flatMap(photo -> both.second().map(mask -> new Pair(photo, Optional.of(mask), false)));
        }
        if (record.requireMask().isMade()) {
            return file(record.requirePhoto()).map(photo -> new Pair(photo, Optional.empty(), false));
        }
        var both = inParallel.both(() -> file(record.requirePhoto()), () -> file(record.requireMask()));
        return both.first().flatMap(photo -> both.second().map(mask -> new Pair(photo, Optional.of(mask), false)));
    }

    /** The same for a result: the mask may still be in memory as it was uploaded. */
    public Optional<Pair> readForResult(HeadshotRecord record, PairPictures pictures) {
        return pictures.uploadedMask(record)
                .map(mask -> file(record.requirePhoto()).map(photo -> new Pair(photo, Optional.of(mask), true)))
                .orElseGet(() -> read(record));
    }

    /** Empty if it was replaced or deleted. */
    public Optional<InputFile> photo(HeadshotRecord record) {
        return file(record.requirePhoto());
    }

    /** The mask that Adobe made, whichever version of the object it is by now; empty if it is not stored any more. */
    public Optional<InputFile> paidMask(HeadshotRecord record) {
        return record.paidMask().map(PaidMask::stored).flatMap(stored -> bucket.get(stored.key(), stored.etag())
                .or(() -> Optional.ofNullable(stored.versionId())
                        .flatMap(version -> bucket.getVersion(stored.key(), version)))
                .map(Content::bytes)
                .filter(bytes -> OwnedPictures.sha256(bytes).equals(stored.sha256()))
                .map(bytes -> new InputFile(stored.key(), bytes)));
    }

    private Optional<InputFile> file(Source source) {
        return bucket.get(source.key(), source.etag())
                .map(Content::bytes)
                .map(bytes -> new InputFile(source.key(), bytes));
    }

    /**
     * @param mask empty if it is to be made
     * @param maskIsPrepared whether it is in normal form, and was checked
     */
    public record Pair(InputFile photo, Optional<InputFile> mask, boolean maskIsPrepared) {}
}
