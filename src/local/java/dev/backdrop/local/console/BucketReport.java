package dev.backdrop.local.console;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Place;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.ledger.record.Source;

/** Reads the outcome of each headshot from the files and the records in the bucket. */
public final class BucketReport {
    private final S3Client s3;
    private final String bucket;
    private final Prefixes prefixes;
    private final Keys keys;
    private final ObjectMapper json = new ObjectMapper();

    public BucketReport(S3Client s3, String bucket, Prefixes prefixes) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefixes = prefixes;
        this.keys = new Keys(prefixes);
    }

    public List<OutcomeRow> rows() {
        Set<String> photos = new TreeSet<>();
        Set<String> masks = new TreeSet<>();
        collect(prefixes.headshots(), photos);
        collect(prefixes.masks(), masks);
        Set<String> all = new TreeSet<>(photos);
        all.addAll(masks);
        return all.stream()
                .map(id -> row(id, photos.contains(id), masks.contains(id)))
                .toList();
    }

    private void collect(String prefix, Set<String> ids) {
        s3
                .listObjectsV2Paginator(b -> b.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL))
                .contents()
                .stream()
                .map(S3Object::key)
                .map(keys::place)
                .forEach(place -> {
                    if (place instanceof Place.Photo photo) {
                        ids.add(photo.id());
                    } else if (place instanceof Place.Mask mask) {
                        ids.add(mask.id());
                    }
                });
    }

    private OutcomeRow row(String id, boolean photo, boolean mask) {
        JsonNode record = record(id);
        String state = record.path("state").asText("");
        if (state.equals("rejected")) {
            return new OutcomeRow(
                    id, "rejected", record.at("/rejection/message").asText());
        }
        boolean isMade = Source.isMade(record.at("/mask/etag").asText());
        if (!photo || !mask && !isMade) {
            return new OutcomeRow(id, "waiting", photo ? "for its mask" : "for its photo");
        }
        return switch (state) {
            case "processed" ->
                new OutcomeRow(id, state, record.at("/outputs/0/key").asText());
            case "in-doubt" ->
                new OutcomeRow(id, state, record.at("/doubt/message").asText());
            case "" -> new OutcomeRow(id, "failed", "it was never finished; see the log");
            default -> new OutcomeRow(id, "failed", "it is still " + state + "; see the log");
        };
    }

    private JsonNode record(String id) {
        try {
            return json.readTree(s3.getObjectAsBytes(b -> b.bucket(bucket).key(keys.recordOf(id)))
                    .asByteArray());
        } catch (NoSuchKeyException none) {
            return json.missingNode();
        } catch (IOException unreadable) {
            return json.createObjectNode().put("state", "unreadable");
        }
    }
}
