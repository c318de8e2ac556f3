package dev.backdrop.firefly.client;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads optional fields: one of an undocumented type must not make a paid answer unreadable. */
public final class Lenient {

    private Lenient() {}

    /** @param node null where the field is absent */
    public static Optional<Integer> wholeNumber(@Nullable JsonNode node) {
        return Optional.ofNullable(node)
                .filter(value -> value.isNumber()
                        ? value.canConvertToInt()
                        : value.asText().matches("\\d{1,9}"))
                .map(JsonNode::asInt);
    }

    /** @param node null where the field is absent; numbers and booleans count as text */
    public static Optional<String> text(@Nullable JsonNode node) {
        return Optional.ofNullable(node)
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(JsonNode::asText);
    }
}
