package dev.backdrop.ledger.record;

import org.jspecify.annotations.Nullable;

/**
 * The look a recipe was made with; null where a value is left to Firefly.
 *
 * @param seed of the first variation; the others count up from it
 * @param size "width x height" in pixels, such as "2048x2048"
 */
public record LookUsed(
        String name,
        String prompt,
        @Nullable String negativePrompt,
        @Nullable Integer seed,
        @Nullable String size,
        int variations) {}
