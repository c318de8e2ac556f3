package dev.backdrop.local.console;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import software.amazon.awssdk.services.s3.S3Client;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Loaded;
import dev.backdrop.bucket.Place;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.ledger.Ledger;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.ledger.record.State;
import dev.backdrop.text.KebabCase;

/** Reads the outcome of each headshot from the files and the records in the bucket. */
public final class BucketReport {
    private final Bucket bucket;
    private final Keys keys;
    private final Ledger ledger;

    public BucketReport(S3Client s3, String bucket, Prefixes prefixes) {
        this.bucket = new Bucket(s3, bucket);
        this.keys = new Keys(prefixes);
        this.ledger = new Ledger(this.bucket, keys);
    }

    public List<OutcomeRow> rows() {
        Set<String> photos = new TreeSet<>();
        Set<String> masks = new TreeSet<>();
        collect(keys.prefixes().headshots(), photos);
        collect(keys.prefixes().masks(), masks);
        Set<String> all = new TreeSet<>(photos);
        all.addAll(masks);
        return all.stream()
                .map(id -> row(id, photos.contains(id), masks.contains(id)))
                .toList();
    }

    private void collect(String prefix, Set<String> ids) {
        bucket.list(prefix).forEach(object -> {
            Place place = keys.place(object.key());
            if (place instanceof Place.Photo photo) {
                ids.add(photo.id());
            } else if (place instanceof Place.Mask mask) {
                ids.add(mask.id());
            }
        });
    }

    private OutcomeRow row(String id, boolean photo, boolean mask) {
        Loaded<HeadshotRecord> loaded = ledger.load(id);
        if (loaded instanceof Loaded.Unreadable) {
            return new OutcomeRow(id, "failed", "its record cannot be read; see the log");
        }
        return loaded.found()
                .map(found -> row(id, found.value(), photo, mask))
                .orElseGet(() -> photo && mask
                        ? new OutcomeRow(id, "failed", "it was never finished; see the log")
                        : waiting(id, photo));
    }

    private static OutcomeRow row(String id, HeadshotRecord record, boolean photo, boolean mask) {
        if (record.state() == State.REJECTED) {
            return new OutcomeRow(id, "rejected", record.rejection().message());
        }
        boolean isMade = record.mask() != null && record.mask().isMade();
        if (!photo || !mask && !isMade) {
            return waiting(id, photo);
        }
        String state = KebabCase.of(record.state());
        return switch (record.state()) {
            case PROCESSED ->
                new OutcomeRow(
                        id,
                        state,
                        record.outputs().stream().map(Output::key).findFirst().orElse(""));
            case IN_DOUBT -> new OutcomeRow(id, state, record.doubt().message());
            case PREPARING, INTENT, SUBMITTED, REJECTED ->
                new OutcomeRow(id, "failed", "it is still " + state + "; see the log");
        };
    }

    private static OutcomeRow waiting(String id, boolean photo) {
        return new OutcomeRow(id, "waiting", photo ? "for its mask" : "for its photo");
    }
}
