package dev.backdrop.firefly.client;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.failure.UnusableAnswer;

/** One output image as Adobe writes it; a seed is documented as an integer, of no range. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WireOutput(JsonNode seed, JsonNode image) {

    /** Without the images that the content check dropped: none at all only where the answer says so itself. */
    static List<FillOutput> usable(List<WireOutput> outputs) {
        List<FillOutput> usable = outputs.stream()
                .filter(WireOutput::hasAddress)
                .map(WireOutput::usable)
                .toList();
        if (usable.isEmpty() && !outputs.stream().allMatch(WireOutput::isDropped)) {
            throw new UnusableAnswer("No output has an image with an address");
        }
        return usable;
    }

    private static boolean hasAddress(WireOutput output) {
        return output != null
                && output.image != null
                && output.image.path("url").isTextual();
    }

    /** Empty by its own words; a field that is absent may have another name now. */
    private static boolean isDropped(WireOutput output) {
        return output == null || output.image != null && (output.image.isNull() || isNull(output.image.get("url")));
    }

    private static boolean isNull(JsonNode node) {
        return node != null && node.isNull();
    }

    private FillOutput usable() {
        try {
            return new FillOutput(
                    Lenient.wholeNumber(seed), URI.create(image.path("url").textValue()));
        } catch (IllegalArgumentException noAddress) {
            // Not as the cause: its message quotes the signed address.
            throw new UnusableAnswer("The address of an output is none");
        }
    }
}
