package dev.backdrop.local.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import dev.backdrop.local.store.BucketStore;

/** Reads what a run has left in the bucket. */
record BucketReader(S3Client s3, ObjectMapper json) {

    /** A missing node if there is none. */
    JsonNode record(String headshot) {
        try {
            byte[] bytes = bytes("records/" + headshot + ".json").orElse(new byte[0]);
            return json.readTree(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the record of " + headshot, unreadable);
        }
    }

    Optional<byte[]> bytes(String key) {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(s3.getObjectAsBytes(
                            request -> request.bucket(BucketStore.BUCKET).key(key))
                    .asByteArray());
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        }
    }
}
