package dev.backdrop.headshot.look;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.backdrop.firefly.ImageSize;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.LookUsed;

/**
 * What the background looks like.
 *
 * @param name "default", or that of {@code backdrop.looks.<name>}
 * @param size of the result; if empty, Firefly decides
 * @param variations images to make, each of which is billed
 * @param maskChecks what happens to masks that would repaint the person; no part of the recipe
 */
public record Look(
        String name,
        String prompt,
        Optional<String> negativePrompt,
        Optional<Integer> seed,
        Optional<ImageSize> size,
        int variations,
        MaskChecks maskChecks) {

    /** One seed per variation, counting up: Adobe Firefly fill-async wants as many seeds as variations, no two alike. */
    public List<Integer> seeds() {
        return seed.map(first ->
                        IntStream.range(first, first + variations).boxed().toList())
                .orElse(List.of());
    }

    /** Whether the record's recipe is with this look; whether with these files is another question. */
    public boolean made(HeadshotRecord record) {
        return Recipe.of(record.photo(), record.mask(), used()).equals(record.recipe());
    }

    public LookUsed used() {
        return new LookUsed(
                name,
                prompt,
                negativePrompt.orElse(null),
                seed.orElse(null),
                size.map(ImageSize::toString).orElse(null),
                variations);
    }
}
