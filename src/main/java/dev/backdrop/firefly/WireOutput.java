package dev.backdrop.firefly;

import java.net.URI;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;

/** One output image as Adobe writes it; a seed is documented as an integer, of no range. */
@JsonIgnoreProperties(ignoreUnknown = true)
record WireOutput(JsonNode seed, Image image) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Image(String url) {}

    /** Without the images that the content check dropped. */
    static List<FillOutput> usable(List<WireOutput> outputs) {
        return outputs.stream()
                .filter(Objects::nonNull)
                .filter(output -> output.image != null && output.image.url != null)
                .map(WireOutput::usable)
                .toList();
    }

    private FillOutput usable() {
        try {
            return new FillOutput(Lenient.wholeNumber(seed), URI.create(image.url));
        } catch (IllegalArgumentException noAddress) {
            // Not as the cause: its message quotes the signed address.
            throw new UnusableAnswer("The address of an output is none");
        }
    }
}
