package dev.backdrop.bucket;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The result of loading a JSON object from the bucket. */
public sealed interface Loaded<T> {

    /**
     * @param etag the condition for changing it
     * @param json the whole object, with fields that this version does not know
     */
    record Found<T>(T value, String etag, ObjectNode json) implements Loaded<T> {}

    record None<T>() implements Loaded<T> {}

    /** The object cannot be read, and stays unchanged. {@code problem} ends a sentence. */
    record Unreadable<T>(String problem, String etag) implements Loaded<T> {}

    default Optional<Found<T>> found() {
        return this instanceof Found<T> found ? Optional.of(found) : Optional.empty();
    }
}
