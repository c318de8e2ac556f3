package dev.backdrop.bucket;

/** What a key stands for, judged by its name alone. */
public sealed interface Place {

    /** A photo; {@code id} names its headshot. */
    record Photo(String id) implements Place {}

    /** A mask; {@code id} names its headshot. */
    record Mask(String id) implements Place {}

    /** Nothing for Backdrop; {@code reason} says why. */
    record Elsewhere(String reason) implements Place {}
}
