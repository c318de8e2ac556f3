package dev.backdrop.headshot.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.backdrop.config.Mappings;
import dev.backdrop.firefly.ImageSize;

class LooksTest {

    @Test
    void theDeepestFolderWins() {
        Looks looks = looks(Map.of(
                "backdrop.looks.sales.folder", "sales",
                "backdrop.looks.emea.folder", "/sales/emea/"));

        assertThat(looks.of("sales/emea/berlin/ana").name()).isEqualTo("emea");
        assertThat(looks.of("sales/apac/ana").name()).isEqualTo("sales");
        assertThat(looks.of("sales/ana").name()).isEqualTo("sales");
    }

    @Test
    void aNamePrefixIsNoFolder() {
        Looks looks = looks(Map.of("backdrop.looks.sales.folder", "sales"));

        assertThat(looks.of("salesforce/ana").name()).isEqualTo("default");
        assertThat(looks.of("sales").name()).isEqualTo("default");
        assertThat(looks.of("emea/sales/ana").name()).isEqualTo("default");
    }

    @Test
    void aLookInheritsMissingValuesFromTheDefault() {
        Looks looks = looks(Map.of(
                "backdrop.look.prompt", "blue",
                "backdrop.look.negative-prompt", "people",
                "backdrop.look.seed", "7",
                "backdrop.look.size", "1024x1024",
                "backdrop.look.variations", "2",
                "backdrop.looks.bare.folder", "bare",
                "backdrop.looks.own.folder", "own",
                "backdrop.looks.own.prompt", "grey",
                "backdrop.looks.own.size", "1792x2304"));

        assertThat(looks.of("bare/ana"))
                .isEqualTo(new Look(
                        "bare",
                        "blue",
                        Optional.of("people"),
                        Optional.of(7),
                        Optional.of(new ImageSize(1024, 1024)),
                        2,
                        MaskChecks.REJECT));
        assertThat(looks.of("own/ana").prompt()).isEqualTo("grey");
        assertThat(looks.of("own/ana").size()).contains(new ImageSize(1792, 2304));
        assertThat(looks.of("own/ana").seed()).contains(7);
    }

    @Test
    void aLookMayCheckMasksInAnotherWay() {
        Looks looks = looks(Map.of(
                "backdrop.mask.checks", "warn",
                "backdrop.looks.bare.folder", "bare",
                "backdrop.looks.own.folder", "own",
                "backdrop.looks.own.mask-checks", "off"));

        assertThat(looks.of("bare/ana").maskChecks()).isEqualTo(MaskChecks.WARN);
        assertThat(looks.of("own/ana").maskChecks()).isEqualTo(MaskChecks.OFF);
    }

    @Test
    void sizesHaveCommonSpellings() {
        assertThat(Looks.size("2048x2048")).contains(new ImageSize(2048, 2048));
        assertThat(Looks.size(" 896×1152 ")).contains(new ImageSize(896, 1152));
        assertThat(Looks.size("4096x1")).contains(new ImageSize(4096, 1));
        assertThat(Looks.size("4097x1")).isEmpty();
        assertThat(Looks.size("0x1")).isEmpty();
        assertThat(Looks.size("2048")).isEmpty();
        assertThat(Looks.size("wide")).isEmpty();
    }

    @Test
    void eachVariationHasItsOwnSeed() {
        assertThat(look(Optional.of(4711), 3).seeds()).containsExactly(4711, 4712, 4713);
        assertThat(look(Optional.empty(), 3).seeds()).isEmpty();
    }

    private static Look look(Optional<Integer> seed, int variations) {
        return new Look("default", "blue", Optional.empty(), seed, Optional.empty(), variations, MaskChecks.REJECT);
    }

    private static Looks looks(Map<String, String> values) {
        return new Looks(Mappings.ofProperties(values).getConfigMapping(LooksConfig.class));
    }
}
