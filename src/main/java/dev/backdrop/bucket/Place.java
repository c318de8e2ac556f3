package dev.backdrop.bucket;

/** What an object is, by its key alone. */
public sealed interface Place {

    /** A photo; {@code id} names its headshot. */
    record Photo(String id) implements Place {}

    /** A mask; {@code id} names its headshot. */
    record Mask(String id) implements Place {}

    /** Backdrop ignores the object; {@code reason} says why. */
    record Elsewhere(String reason) implements Place {}
}
