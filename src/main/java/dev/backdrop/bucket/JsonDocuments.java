package dev.backdrop.bucket;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.backdrop.bucket.Loaded.Found;
import dev.backdrop.text.KebabCase;

/**
 * Loads and writes the JSON objects of one kind in the bucket. A change is a compare-and-set on the object's ETag: a lost
 * race changes nothing. Unknown fields are kept, so that an older function preserves the data of a newer one.
 *
 * @param <T> a record with a component {@code version}
 */
public final class JsonDocuments<T> {

    /** How a compare-and-set ended: the object is stored, or another writer was first, and the caller loads and decides again. */
    public sealed interface Saved<T> {

        <R> R handle(Function<Found<T>, R> stored, Supplier<R> outrun);

        /** Returns the stored object; {@code otherwise} says what is thrown where another writer was first. */
        default Found<T> orThrow(Supplier<? extends RuntimeException> otherwise) {
            return handle(Function.identity(), () -> {
                throw otherwise.get();
            });
        }
    }

    private record Stored<T>(Found<T> object) implements Saved<T> {

        @Override
        public <R> R handle(Function<Found<T>, R> stored, Supplier<R> outrun) {
            return stored.apply(object);
        }
    }

    private record Outrun<T>() implements Saved<T> {

        @Override
        public <R> R handle(Function<Found<T>, R> stored, Supplier<R> outrun) {
            return outrun.get();
        }
    }

    /** Shared: inspecting the classes is costly, and the mapper holds only configuration. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .annotationIntrospector(AnnotationIntrospector.pair(new EnumWords(), new JacksonAnnotationIntrospector()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // A document holds its record's components; what a method derives from them is no field.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            // Older records hold "forced" as a single text.
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
            .build();

    /** Enum constants are words in JSON as they are everywhere. */
    private static final class EnumWords extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] words) {
            return Arrays.stream(constants).map(KebabCase::of).toArray(String[]::new);
        }
    }

    private static final String TYPE = "application/json";

    private final Bucket bucket;
    private final Class<T> type;
    private final int newest;
    private final Function<T, Optional<String>> problem;

    /**
     * @param newest the newest version that this function reads; the oldest is 1
     * @param problem names a missing part of a readable object, as the end of a sentence
     */
    public JsonDocuments(Bucket bucket, Class<T> type, int newest, Function<T, Optional<String>> problem) {
        this.bucket = bucket;
        this.type = type;
        this.newest = newest;
        this.problem = problem;
    }

    public Loaded<T> load(String key) {
        return bucket.get(key).map(this::loaded).orElseGet(Loaded.None::new);
    }

    private Loaded<T> loaded(Content content) {
        try {
            ObjectNode json = parse(content.bytes());
            T value = JSON.treeToValue(json, type);
            return problem.apply(value)
                    .<Loaded<T>>map(missing -> new Loaded.Unreadable<>(missing, content.etag()))
                    .orElseGet(() -> new Found<>(value, content.etag(), json));
        } catch (JsonProcessingException e) {
            return new Loaded.Unreadable<>(e.getOriginalMessage(), content.etag());
        } catch (Unreadable unreadable) {
            return new Loaded.Unreadable<>(unreadable.why, content.etag());
        }
    }

    /** Writes {@code next} in place of {@code before}, or as the first object of this key. */
    public Saved<T> write(String key, Optional<Found<T>> before, T next) {
        // Without an answer the write may be done. The SDK's own retry then loses against the first try.
        return put(key, before, next).handle(Stored::new, () -> load(key)
                .found()
                .filter(found -> found.value().equals(next))
                .<Saved<T>>map(Stored::new)
                .orElseGet(Outrun::new));
    }

    /** Writes like {@link #write}, for a caller that recognises its own write. */
    public Saved<T> put(String key, Optional<Found<T>> before, T next) {
        ObjectNode json = json(before, next);
        byte[] bytes = bytes(json);
        WriteResult result = before.map(found -> bucket.replace(key, found.etag(), bytes, TYPE))
                .orElseGet(() -> bucket.create(key, bytes, TYPE));
        return result instanceof WriteResult.Written written
                ? new Stored<>(new Found<>(next, written.etag(), json))
                : new Outrun<>();
    }

    private ObjectNode parse(byte[] bytes) throws Unreadable {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                int version = object.path("version").asInt(0);
                if (version < 1 || version > newest) {
                    throw new Unreadable("it has version " + object.path("version")
                            + ", and this function reads versions up to " + newest);
                }
                return object;
            }
            throw new Unreadable("it is not a JSON object");
        } catch (IOException e) {
            throw new Unreadable("it is not JSON: " + e.getMessage());
        }
    }

    /** Returns the JSON of {@code next}, with the fields of {@code before} that this version does not know. */
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
            } else if (field.getValue() instanceof ObjectNode beforeObject
                    && known instanceof ObjectNode knownObject
                    && kept instanceof ObjectNode keptObject) {
                keepUnknown(keptObject, beforeObject, knownObject);
            }
        });
    }

    /** Whether a field is empty: a known one that was written empty reads as null and would look unknown. */
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

        private final String why;

        Unreadable(String why) {
            super(why);
            this.why = why;
        }
    }
}
