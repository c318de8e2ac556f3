package dev.backdrop.local.stack;

import dev.backdrop.local.store.ObjectCreated;

/** Receives what happens in a stack, from many threads. */
public interface StackListener {
    StackListener NONE = new StackListener() {};

    /** An object was written or a dropped file taken in. */
    default void created(ObjectCreated object) {}

    /** Whether to hold its event back; {@link LaptopStack#announce} sends it later. */
    default boolean holds(ObjectCreated object) {
        return false;
    }

    /** An instance of the function printed a line. */
    default void printed(int instance, String line) {}

    /**
     * An invocation by the event source failed as a whole.
     *
     * @param error Lambda's JSON for it, with {@code errorType} and {@code errorMessage}
     */
    default void failed(String error) {}
}
