package dev.backdrop.local.firefly.adobe;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.local.firefly.wire.Errors;

/** The fields of a request body by their dotted path. Each method refuses a value of another type. */
record Fields(JsonNode root) {

    private static final Pattern UUID4 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    JsonNode at(String path) {
        return root.at("/" + path.replace('.', '/'));
    }

    boolean has(String path) {
        return !at(path).isMissingNode() && !at(path).isNull();
    }

    Optional<Integer> integer(String path, int least, int most) {
        if (!has(path)) {
            return Optional.empty();
        }
        JsonNode value = at(path);
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < least || value.asInt() > most) {
            throw wrong(
                    path, "ensure this value is an integer from %d to %d".formatted(least, most), "value_error.number");
        }
        return Optional.of(value.asInt());
    }

    /** Counts the length in characters, as people do. */
    Optional<String> text(String path, int least, int most) {
        if (!has(path)) {
            return Optional.empty();
        }
        String text = at(path).asText();
        int length = text.codePointCount(0, text.length());
        if (!at(path).isTextual() || length < least || length > most) {
            throw wrong(
                    path, "ensure this value has %d to %d characters".formatted(least, most), "value_error.any_str");
        }
        return Optional.of(text);
    }

    boolean flag(String path) {
        if (has(path) && !at(path).isBoolean()) {
            throw wrong(path, "value could not be parsed to a boolean", "type_error.bool");
        }
        return at(path).asBoolean(false);
    }

    /** The upload that a {@code {"uploadId": "…"}} refers to. The emulator fetches no {@code url}. */
    String uploadId(String path) {
        if (!has(path)) {
            throw missing(path);
        }
        String field = path + ".uploadId";
        if (has(path + ".url") && !has(field)) {
            throw wrong(path + ".url", "the emulator accepts uploads only", "value_error.url");
        }
        if (!has(field)) {
            throw missing(field);
        }
        if (!UUID4.matcher(at(field).asText()).matches()) {
            throw wrong(field, "value is not a valid uuid", "type_error.uuid");
        }
        return at(field).asText();
    }

    static Refusal missing(String path) {
        return new Refusal(Errors.invalid(422, "validation_error", path, "field required", "value_error.missing"));
    }

    static Refusal wrong(String path, String message, String type) {
        return new Refusal(Errors.invalid(400, "bad_request", path, message, type));
    }
}
