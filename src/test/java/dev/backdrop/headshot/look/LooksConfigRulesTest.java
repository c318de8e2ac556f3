package dev.backdrop.headshot.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.backdrop.config.ConfigProblem;
import dev.backdrop.config.Mappings;

class LooksConfigRulesTest {

    private static final String TOO_LONG = "x".repeat(1025);

    @Test
    void theDefaultsAreValid() {
        assertThat(problems(Map.of())).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "variations,0,1 to 4",
        "variations,5,billed",
        "size,big,2048x2048",
        "size,0x600,1 to 4096",
        "size,4097x100,1 to 4096"
    })
    void theDefaultLookAndFolderLooksHaveTheSameBounds(String key, String value, String remedy) {
        for (String look : List.of("backdrop.look.", "backdrop.looks.sales.")) {
            assertThat(problems(Map.of("backdrop.looks.sales.folder", "sales", look + key, value)))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.key()).isEqualTo(look + key);
                        assertThat(problem.value()).isEqualTo(value);
                        assertThat(problem.remedy()).contains(remedy);
                    });
        }
    }

    @Test
    void promptsHaveFireflysLargestLength() {
        assertThat(problems(Map.of(
                        "backdrop.look.prompt", TOO_LONG,
                        "backdrop.look.negative-prompt", TOO_LONG,
                        "backdrop.looks.sales.folder", "sales",
                        "backdrop.looks.sales.prompt", TOO_LONG,
                        "backdrop.looks.sales.negative-prompt", TOO_LONG)))
                .allSatisfy(problem -> assertThat(problem.remedy()).contains("1024"))
                .extracting(ConfigProblem::key)
                .containsExactly(
                        "backdrop.look.prompt",
                        "backdrop.look.negative-prompt",
                        "backdrop.looks.sales.prompt",
                        "backdrop.looks.sales.negative-prompt");
    }

    @Test
    void aLookForEveryFolderIsTheDefaultLook() {
        assertThat(problems(Map.of("backdrop.looks.all.folder", "/")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("backdrop.looks.all.folder");
                    assertThat(problem.value()).isEqualTo("/");
                    assertThat(problem.remedy()).contains("sales");
                });
    }

    @Test
    void aFolderHasOneLook() {
        assertThat(problems(Map.of("backdrop.looks.a.folder", "sales", "backdrop.looks.b.folder", "/sales/")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).endsWith(".folder");
                    assertThat(problem.remedy()).contains("has this folder already");
                });
    }

    @Test
    void aFrameForPaddedPhotosIsLargeEnoughForFireflysMasks() {
        LooksConfig config = Mappings.ofProperties(Map.of(
                        "backdrop.look.size", "599x599",
                        "backdrop.looks.sales.folder", "sales",
                        "backdrop.looks.sales.size", "600x400"))
                .getConfigMapping(LooksConfig.class);

        assertThat(LooksConfigRules.problems(config)).isEmpty();
        assertThat(LooksConfigRules.problemsOfPadding(config)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("backdrop.look.size");
            assertThat(problem.remedy()).contains("600", "backdrop.firefly.fit");
        });
    }

    private static List<ConfigProblem> problems(Map<String, String> values) {
        return LooksConfigRules.problems(
                Mappings.ofProperties(new HashMap<>(values)).getConfigMapping(LooksConfig.class));
    }
}
