package dev.backdrop.headshot.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.backdrop.ledger.record.LookUsed;

class RecipeTest {

    private static final LookUsed LOOK = new LookUsed("default", "blue", "people", 7, "1024x1024", 1);

    @Test
    void isEqualForEqualInput() {
        assertThat(Recipe.of("photo", "mask", LOOK))
                .hasSize(64)
                .matches("[0-9a-f]+")
                .isEqualTo(Recipe.of("photo", "mask", new LookUsed("default", "blue", "people", 7, "1024x1024", 1)));
    }

    @Test
    void ignoresTheLooksName() {
        LookUsed renamed = new LookUsed("corporate", "blue", "people", 7, "1024x1024", 1);

        assertThat(Recipe.of("photo", "mask", renamed)).isEqualTo(Recipe.of("photo", "mask", LOOK));
    }

    @Test
    void dependsOnEverythingElse() {
        List<String> recipes = Stream.concat(
                        Stream.of(
                                Recipe.of("photo", "mask", LOOK),
                                Recipe.of("photo-2", "mask", LOOK),
                                Recipe.of("photo", "mask-2", LOOK),
                                Recipe.of("mask", "photo", LOOK)),
                        Stream.of(
                                        new LookUsed("default", "grey", "people", 7, "1024x1024", 1),
                                        new LookUsed("default", "blue", "plants", 7, "1024x1024", 1),
                                        new LookUsed("default", "blue", null, 7, "1024x1024", 1),
                                        new LookUsed("default", "blue", "people", 8, "1024x1024", 1),
                                        new LookUsed("default", "blue", "people", null, "1024x1024", 1),
                                        new LookUsed("default", "blue", "people", 7, "2048x2048", 1),
                                        new LookUsed("default", "blue", "people", 7, null, 1),
                                        new LookUsed("default", "blue", "people", 7, "1024x1024", 2))
                                .map(look -> Recipe.of("photo", "mask", look)))
                .toList();

        assertThat(recipes).doesNotHaveDuplicates();
    }

    @Test
    void separatesItsParts() {
        assertThat(Recipe.of("ab", "c", LOOK)).isNotEqualTo(Recipe.of("a", "bc", LOOK));
        assertThat(Recipe.of("a", "1:b", LOOK)).isNotEqualTo(Recipe.of("a1:", "b", LOOK));
        assertThat(recipe("blue", "people")).isNotEqualTo(recipe("bluepeople", null));
    }

    @Test
    void distinguishesAWordFromAnEmptyPart() {
        assertThat(recipe("blue", "null")).isNotEqualTo(recipe("blue", null));
    }

    private static String recipe(String prompt, String negativePrompt) {
        return Recipe.of("photo", "mask", new LookUsed("default", prompt, negativePrompt, null, null, 1));
    }
}
