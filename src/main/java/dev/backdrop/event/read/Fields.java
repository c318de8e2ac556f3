package dev.backdrop.event.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.event.BadField;
import dev.backdrop.text.Excerpt;

/** The fields of one JSON object of a request, read strictly: a mistyped one would otherwise be silently ignored. */
final class Fields {

    private final JsonNode object;
    private final String path;

    private Fields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** @param path the object's own; empty for the event itself */
    static Fields of(JsonNode object, String path, List<String> allowed) throws BadField {
        String fields = allowed.isEmpty() ? "none" : String.join(", ", allowed);
        if (!object.isObject()) {
            throw new BadField(path, "it is " + Excerpt.of(object), "an object with the fields " + fields);
        }
        for (var names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!allowed.contains(name)) {
                throw new BadField(path.isEmpty() ? name : path + "." + name, "there is no such field", fields);
            }
        }
        return new Fields(object, path);
    }

    boolean has(String name) {
        return object.has(name);
    }

    boolean flag(String name) throws BadField {
        JsonNode value = object.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw bad(name, value, "true or false");
        }
        return value.asBoolean();
    }

    Optional<Integer> number(String name, int least, int most) throws BadField {
        JsonNode value = object.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        // Whole numbers that an int does not hold are read modulo 2^32 otherwise.
        boolean fits = value.isIntegralNumber() && value.canConvertToInt();
        if (!fits || value.asInt() < least || value.asInt() > most) {
            throw bad(name, value, "a whole number from " + least + " to " + most);
        }
        return Optional.of(value.asInt());
    }

    Optional<String> text(String name, String allowed) throws BadField {
        return text(name, allowed, Optional::of);
    }

    /** @param known what a text means; empty if it is not allowed */
    <T> Optional<T> text(String name, String allowed, Function<String, Optional<T>> known) throws BadField {
        JsonNode value = object.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            throw bad(name, value, allowed);
        }
        return Optional.of(known.apply(value.asText()).orElseThrow(() -> bad(name, value.asText(), allowed)));
    }

    List<String> texts(String name, int most, String allowed) throws BadField {
        JsonNode value = object.path(name);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray() || value.isEmpty() || value.size() > most) {
            throw bad(name, value, allowed);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isTextual() || element.asText().isBlank()) {
                throw bad(name, element, allowed);
            }
            texts.add(element.asText());
        }
        return List.copyOf(texts);
    }

    BadField bad(String name, Object value, String allowed) {
        return new BadField(path.isEmpty() ? name : path + "." + name, "it is " + Excerpt.of(value), allowed);
    }
}
