package dev.backdrop.firefly.client;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.failure.BadAnswer;

/** One output image in Adobe's JSON. Adobe documents the seed as an integer without a range. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WireOutput(JsonNode seed, JsonNode image) {

    /** Leaves out the images that the content check dropped. Returns none only where the answer marks each as dropped. */
    static List<FillOutput> usable(List<WireOutput> outputs) {
        List<FillOutput> usable = outputs.stream()
                .filter(WireOutput::hasAddress)
                .map(WireOutput::usable)
                .toList();
        if (usable.isEmpty() && !outputs.stream().allMatch(WireOutput::isDropped)) {
            throw new BadAnswer.Incomplete("No output has an image with an address");
        }
        return usable;
    }

    private static boolean hasAddress(WireOutput output) {
        return output != null
                && output.image != null
                && output.image.path("url").isTextual();
    }

    /** Whether the answer marks the image as dropped, by a null. An absent field may only have a new name. */
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
        } catch (IllegalArgumentException malformed) {
            // The cause is left out: its message quotes the signed address.
            throw new BadAnswer.Incomplete("The address of an output is invalid");
        }
    }
}
