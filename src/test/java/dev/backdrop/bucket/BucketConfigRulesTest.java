package dev.backdrop.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.backdrop.config.ConfigProblem;
import dev.backdrop.config.Mappings;

class BucketConfigRulesTest {

    @Test
    void onlyTheNameIsRequired() {
        assertThat(problems(Map.of("backdrop.bucket", "staff-photos"))).isEmpty();
    }

    @ParameterizedTest(name = "backdrop.bucket={0}")
    @CsvSource({"s3://staff", "staff/photos", "arn:aws:s3:::staff"})
    void theBucketIsANameAlone(String value) {
        assertThat(problems(Map.of("backdrop.bucket", value))).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("backdrop.bucket");
            assertThat(problem.value()).isEqualTo(value.strip());
            assertThat(problem.remedy()).contains("BACKDROP_BUCKET");
        });
    }

    @Test
    void aMissingBucketIsReported() {
        assertThat(problems(Map.of())).extracting(ConfigProblem::key).containsExactly("backdrop.bucket");
    }

    @ParameterizedTest(name = "backdrop.prefixes.{0}={1}")
    @CsvSource({"headshots,photos", "masks,/masks/", "processed,out//", "records,log"})
    void aPrefixIsAFolder(String key, String value) {
        assertThat(problems(Map.of("backdrop.bucket", "staff", "backdrop.prefixes." + key, value)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("backdrop.prefixes." + key);
                    assertThat(problem.value()).isEqualTo(value);
                    assertThat(problem.remedy()).contains("ends with one slash");
                });
    }

    @ParameterizedTest(name = "{0} within headshots/")
    @CsvSource({"masks", "processed", "records"})
    void overlappingPrefixesAreRefused(String key) {
        assertThat(problems(Map.of("backdrop.bucket", "staff", "backdrop.prefixes." + key, "headshots/inner/")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("backdrop.prefixes." + key);
                    assertThat(problem.value()).isEqualTo("headshots/inner/");
                    assertThat(problem.remedy()).contains("backdrop.prefixes.headshots", "do not overlap");
                });
    }

    @Test
    void aPrefixThatOnlyBeginsLikeAnotherIsNoOverlap() {
        assertThat(problems(Map.of("backdrop.bucket", "staff", "backdrop.prefixes.masks", "headshots-masks/")))
                .isEmpty();
    }

    private static List<ConfigProblem> problems(Map<String, String> values) {
        return BucketConfigRules.problems(
                Mappings.ofProperties(new HashMap<>(values)).getConfigMapping(BucketConfig.class));
    }
}
