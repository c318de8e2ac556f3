package dev.backdrop.bucket;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.backdrop.bucket.Loaded.Found;

/**
 * The JSON objects of one kind in the bucket. A change is a compare-and-set on the object's ETag: a lost race changes
 * nothing. Fields that this version does not know are carried along, so that an older function loses nothing of a newer one.
 *
 * @param <T> a record with a component {@code version}
 */
public final class JsonDocuments<T> {

    /** One for all: what it learns about the classes is costly, and configuration is all it holds. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // A record's "forced" was a single text once.
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
            .build();

    private static final String TYPE = "application/json";

    private final Bucket bucket;
    private final Class<T> type;
    private final int newest;
    private final Function<T, Optional<String>> problem;

    /**
     * @param newest version that this function can read; the oldest is 1
     * @param problem says what is missing in an object that could be read, as the end of a sentence
     */
    public JsonDocuments(Bucket bucket, Class<T> type, int newest, Function<T, Optional<String>> problem) {
        this.bucket = bucket;
        this.type = type;
        this.newest = newest;
        this.problem = problem;
    }

    public Loaded<T> load(String key) {
        Optional<Content> content = bucket.get(key);
        if (content.isEmpty()) {
            return new Loaded.None<>();
        }
        String etag = content.get().etag();
        try {
            ObjectNode json = parse(content.get().bytes());
            return new Found<>(value(json), etag, json);
        } catch (Unreadable unreadable) {
            return new Loaded.Unreadable<>(unreadable.getMessage(), etag);
        }
    }

    /**
     * Writes {@code next} in place of {@code before}, or as the first object of this key.
     *
     * @return the object as it now stands; nothing where another writer was first: load and decide again
     */
    public Optional<Found<T>> write(String key, Optional<Found<T>> before, T next) {
        // Where an answer was lost, the write may be done all the same; and the SDK's repetition loses against
        // ourselves.
        return put(key, before, next)
                .or(() -> load(key).found().filter(found -> found.value().equals(next)));
    }

    /** As {@link #write}, for a caller that can tell its own write from another's. */
    public Optional<Found<T>> put(String key, Optional<Found<T>> before, T next) {
        ObjectNode json = json(before, next);
        byte[] bytes = bytes(json);
        WriteResult result = before.map(found -> bucket.replace(key, found.etag(), bytes, TYPE))
                .orElseGet(() -> bucket.create(key, bytes, TYPE));
        return result instanceof WriteResult.Written written
                ? Optional.of(new Found<>(next, written.etag(), json))
                : Optional.empty();
    }

    private ObjectNode parse(byte[] bytes) throws Unreadable {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                int version = object.path("version").asInt(0);
                if (version < 1 || version > newest) {
                    throw new Unreadable(
                            "it has version " + object.path("version") + ", and this function knows " + newest);
                }
                return object;
            }
            throw new Unreadable("it is no JSON object");
        } catch (IOException e) {
            throw new Unreadable("it is no JSON: " + e.getMessage());
        }
    }

    private T value(ObjectNode json) throws Unreadable {
        try {
            T value = JSON.treeToValue(json, type);
            Optional<String> missing = problem.apply(value);
            if (missing.isPresent()) {
                throw new Unreadable(missing.get());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new Unreadable(e.getOriginalMessage());
        }
    }

    /** The JSON of {@code next}, with what {@code before} holds and this version does not know. */
    private ObjectNode json(Optional<Found<T>> before, T next) {
        ObjectNode json = JSON.valueToTree(next);
        before.ifPresent(found -> keepUnknown(json, found.json(), JSON.valueToTree(found.value())));
        return json;
    }

    private static void keepUnknown(ObjectNode target, ObjectNode before, ObjectNode understood) {
        before.properties().forEach(field -> {
            JsonNode known = understood.get(field.getKey());
            JsonNode kept = target.get(field.getKey());
            if (known == null && kept == null && !isEmpty(field.getValue())) {
                target.set(field.getKey(), field.getValue());
            } else if (field.getValue() instanceof ObjectNode was
                    && known instanceof ObjectNode knows
                    && kept instanceof ObjectNode goesOn) {
                keepUnknown(goesOn, was, knows);
            }
        });
    }

    /** A known field that was written empty reads as null and would look unknown. */
    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || value.isContainerNode() && value.isEmpty();
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree can always be written", e);
        }
    }

    /** The message says why, as the end of a sentence. */
    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }
}
