package dev.backdrop.headshot.pictures;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Version;
import dev.backdrop.bucket.WriteResult;
import dev.backdrop.bucket.WriteResult.Written;
import dev.backdrop.headshot.look.Recipe;
import dev.backdrop.ledger.ClaimLost;
import dev.backdrop.ledger.ClaimedRecord;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;

/** Stores a headshot's pictures, and never over those of another headshot. */
public final class OwnedPictures {

    private final Bucket bucket;

    public OwnedPictures(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Empty if the object at {@code key} is another headshot's. */
    public Optional<Output> put(ClaimedRecord held, String key, PictureFile picture) {
        HeadshotRecord record = held.record();
        Optional<String> known = record.stored()
                .filter(output -> output.key().equals(key))
                .findFirst()
                .map(Output::etag);
        WriteResult result = put(record, key, known, picture);
        if (result instanceof WriteResult.Lost) {
            // It has changed since the record was written: by an owner that died, or by one that has the claim now.
            held.requireCurrent();
            Optional<Version> present = bucket.version(key);
            if (present.flatMap(version -> Ownership.isOf(record.id(), version))
                    .filter(ours -> !ours)
                    .isPresent()) {
                return Optional.empty();
            }
            result = put(record, key, present.map(Version::etag), picture);
        }
        if (!(result instanceof Written written)) {
            throw new ClaimLost(record.id());
        }
        return Optional.of(output(key, written, picture));
    }

    /**
     * Deletes what was stored under a lost claim, unless the record of the attempt that has the claim now names it. Where no record can be
     * read, nothing says whose it is, and it stays.
     */
    public void withdraw(ClaimedRecord held, List<Output> stored) {
        held.found().ifPresent(now -> stored.stream()
                .filter(output -> !now.names(output.key()))
                .forEach(output -> bucket.delete(output.key(), output.etag())));
    }

    /** Of a file's bytes, in hex. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Recipe.sha256().digest(bytes));
    }

    private WriteResult put(HeadshotRecord record, String key, Optional<String> replaced, PictureFile picture) {
        return bucket.put(
                key,
                replaced,
                picture.bytes(),
                picture.type().contentType(),
                // ASCII only: S3 mangles anything else
                Map.of(
                        Ownership.HEADSHOT,
                        Ownership.nameOf(record.id()),
                        "backdrop-recipe",
                        record.recipe(),
                        "backdrop-look",
                        ascii(record.look().name())));
    }

    private static Output output(String key, Written written, PictureFile picture) {
        return new Output(
                key,
                written.etag(),
                written.versionId(),
                sha256(picture.bytes()),
                picture.type().contentType(),
                picture.bytes().length,
                picture.width(),
                picture.height(),
                picture.seed());
    }

    private static String ascii(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
