package dev.backdrop.local.firefly.adobe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.backdrop.local.firefly.wire.Errors;

/**
 * The request of fill-async and of the older synchronous fill (Adobe's FillImageRequestV3): {@code image.source} and
 * {@code mask.source}, or the deprecated {@code image.mask}. Fields it does not know are ignored.
 */
final class FillRequestReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final boolean strictSizes;

    /** @param strictSizes whether only the sizes of Adobe's list pass */
    FillRequestReader(boolean strictSizes) {
        this.strictSizes = strictSizes;
    }

    FillRequest read(byte[] body) {
        if (body.length == 0) {
            throw new Refusal(Errors.error(400, "empty_input_body"));
        }
        Fields fields = new Fields(parse(body));
        String photo = fields.uploadId("image.source");
        boolean topLevelMask = fields.has("mask");
        String mask = fields.uploadId(topLevelMask || !fields.has("image.mask") ? "mask.source" : "image.mask");
        List<Long> seeds = seeds(fields);
        int variations = fields.integer("numVariations", 1, 4).orElse(Math.max(1, seeds.size()));
        if (!seeds.isEmpty() && seeds.size() != variations) {
            throw new Refusal(Errors.error(400, "bad_request", "numVariations and the number of seeds differ"));
        }
        fields.text("negativePrompt", 0, 1024);
        return new FillRequest(
                photo,
                mask,
                topLevelMask && fields.flag("mask.invert"),
                fields.text("prompt", 1, 1024).orElse(""),
                variations,
                seeds,
                size(fields));
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root.isObject()) {
                return root;
            }
        } catch (IOException e) {
            throw new Refusal(Errors.error(400, "bad_request", "The body is not JSON: " + e.getMessage()));
        }
        throw new Refusal(Errors.error(400, "bad_request", "The body is not a JSON object"));
    }

    private static List<Long> seeds(Fields fields) {
        if (!fields.has("seeds")) {
            return List.of();
        }
        JsonNode list = fields.at("seeds");
        List<Long> seeds = new ArrayList<>();
        list.forEach(seed -> seeds.add(seed.isIntegralNumber() ? seed.asLong() : null));
        if (!list.isArray() || seeds.isEmpty() || seeds.size() > 4 || seeds.contains(null)) {
            throw Fields.wrong("seeds", "ensure this value has 1 to 4 integers", "value_error.list");
        }
        if (new HashSet<>(seeds).size() < seeds.size()) {
            throw Fields.wrong("seeds", "the list has duplicated items", "value_error.list.unique_items");
        }
        return seeds;
    }

    private Optional<Size> size(Fields fields) {
        if (!fields.has("size")) {
            return Optional.empty();
        }
        Size size = new Size(
                fields.integer("size.width", 1, 4096).orElseThrow(() -> Fields.missing("size.width")),
                fields.integer("size.height", 1, 4096).orElseThrow(() -> Fields.missing("size.height")));
        if (strictSizes && !Size.LISTED.contains(size)) {
            throw Fields.wrong("size", "size " + size + " is not supported", "value_error");
        }
        return Optional.of(size);
    }
}
