package dev.backdrop.ledger;

import java.util.Optional;

/** What loading a record gave. */
public sealed interface Loaded {

    record Found(Entry entry) implements Loaded {}

    record None() implements Loaded {}

    /** Something is there that cannot be read; it is left as it is. {@code problem} is a sentence for a person. */
    record Unreadable(String problem, String etag) implements Loaded {}

    default Optional<Entry> asEntry() {
        return this instanceof Found found ? Optional.of(found.entry()) : Optional.empty();
    }
}
