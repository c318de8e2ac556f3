package dev.backdrop.firefly;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * One paid fill to order.
 *
 * @param imageId upload id of the photo
 * @param maskId upload id of the mask: white is repainted, black is kept
 * @param seeds none, or one per variation, all different
 * @param size of the result; Adobe decides where it is empty. Sync mode has no size, so it is not sent there
 * @param variations number of images; Adobe bills each
 */
public record FillOrder(
        String imageId,
        String maskId,
        String prompt,
        Optional<String> negativePrompt,
        List<Integer> seeds,
        Optional<ImageSize> size,
        int variations) {

    private static final int MOST_VARIATIONS = 4;
    private static final int LONGEST_PROMPT = 1024;

    public FillOrder {
        seeds = List.copyOf(seeds);
        require(!prompt.isBlank() && prompt.length() <= LONGEST_PROMPT, "The prompt must have 1 to 1024 characters");
        require(
                negativePrompt.map(String::length).orElse(0) <= LONGEST_PROMPT,
                "The negative prompt must have at most 1024 characters");
        require(variations >= 1 && variations <= MOST_VARIATIONS, "There must be 1 to 4 variations");
        require(seeds.isEmpty() || seeds.size() == variations, "There must be one seed per variation");
        require(new HashSet<>(seeds).size() == seeds.size(), "The seeds must differ");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
