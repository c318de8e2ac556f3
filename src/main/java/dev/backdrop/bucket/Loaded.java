package dev.backdrop.bucket;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What loading a JSON object from the bucket gave. */
public sealed interface Loaded<T> {

    /**
     * @param etag the condition for changing it
     * @param json everything it holds, also what this version does not know
     */
    record Found<T>(T value, String etag, ObjectNode json) implements Loaded<T> {}

    record None<T>() implements Loaded<T> {}

    /** An object is there that cannot be read; it is left as it is. {@code problem} ends a sentence. */
    record Unreadable<T>(String problem, String etag) implements Loaded<T> {}

    default Optional<Found<T>> found() {
        return this instanceof Found<T> found ? Optional.of(found) : Optional.empty();
    }
}
