package dev.backdrop.firefly;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * One paid fill to ask for.
 *
 * @param imageId upload id of the photo
 * @param maskId upload id of the mask: white is repainted, black is kept
 * @param seeds none, or one per variation, no two alike
 * @param size of the result; without one, Adobe decides. Not sent in sync mode, which does not know it
 * @param variations images to make, each of which is billed
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
        require(new HashSet<>(seeds).size() == seeds.size(), "No two seeds may be alike");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
