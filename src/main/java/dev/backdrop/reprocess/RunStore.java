package dev.backdrop.reprocess;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Content;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.WriteResult;

/** The runs' states in the bucket; each change is a compare-and-set. */
final class RunStore {

    private static final String JSON = "application/json";

    private final Bucket bucket;
    private final Keys keys;
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    RunStore(Bucket bucket, Keys keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    Optional<Stored> load(String run) {
        return bucket.get(keys.runOf(run)).map(this::stored);
    }

    /** @return nothing where somebody else wrote first */
    Optional<Stored> create(Run run) {
        return written(bucket.create(keys.runOf(run.run()), bytes(run), JSON), run);
    }

    /** @return nothing where somebody else wrote first */
    Optional<Stored> replace(Stored before, Run next) {
        return written(bucket.replace(keys.runOf(next.run()), before.etag(), bytes(next), JSON), next)
                // The SDK repeats a PUT whose answer got lost; the repetition then loses against ourselves.
                .or(() -> load(next.run()).filter(stored -> stored.run().equals(next)));
    }

    private Stored stored(Content content) {
        try {
            return new Stored(json.readValue(content.bytes(), Run.class), content.etag());
        } catch (IOException e) {
            throw new IllegalStateException("A run's state below " + keys.runs() + " cannot be read", e);
        }
    }

    private byte[] bytes(Run run) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A run's state can always be written", e);
        }
    }

    private static Optional<Stored> written(WriteResult result, Run run) {
        return result instanceof WriteResult.Written written
                ? Optional.of(new Stored(run, written.etag()))
                : Optional.empty();
    }

    /** @param etag the condition for changing it */
    record Stored(Run run, String etag) {}
}
