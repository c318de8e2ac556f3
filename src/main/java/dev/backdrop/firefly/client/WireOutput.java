package dev.backdrop.firefly.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.backdrop.firefly.FillOutput;
import dev.backdrop.firefly.failure.BadAnswer;

/** One output image in Adobe's JSON. Adobe documents the seed as an integer without a range. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WireOutput(@Nullable JsonNode seed, @Nullable JsonNode image) {

    /** Leaves out the images that the content check dropped. Returns none only where the answer marks each as dropped. */
    static List<FillOutput> usable(List<WireOutput> outputs) {
        List<FillOutput> usable =
                outputs.stream().flatMap(output -> usable(output).stream()).toList();
        if (usable.isEmpty() && !outputs.stream().allMatch(WireOutput::isDropped)) {
            throw new BadAnswer.Incomplete("No output has an image with an address");
        }
        return usable;
    }

    private static Optional<FillOutput> usable(@Nullable WireOutput output) {
        if (output == null || output.image == null || !output.image.path("url").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(usable(output.seed, output.image.path("url").textValue()));
    }

    /** Whether the answer marks the image as dropped, by a null. An absent field may only have a new name. */
    private static boolean isDropped(@Nullable WireOutput output) {
        return output == null || output.image != null && (output.image.isNull() || isNull(output.image.get("url")));
    }

    private static boolean isNull(@Nullable JsonNode node) {
        return node != null && node.isNull();
    }

    private static FillOutput usable(@Nullable JsonNode seed, String address) {
        try {
            return new FillOutput(Lenient.wholeNumber(seed), URI.create(address));
        } catch (IllegalArgumentException malformed) {
            // The cause is left out: its message quotes the signed address.
            throw new BadAnswer.Incomplete("The address of an output is invalid");
        }
    }
}
