package dev.backdrop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.bucket.BucketConfig;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.headshot.look.LooksConfig;
import dev.backdrop.headshot.look.MaskChecks;
import dev.backdrop.headshot.pictures.MissingMask;
import dev.backdrop.headshot.pictures.PicturesConfig;
import dev.backdrop.headshot.pictures.PicturesConfig.MaskConfig;
import dev.backdrop.headshot.pictures.ResultFormat;
import dev.backdrop.metrics.MetricsConfig;
import dev.backdrop.picture.mask.MaskPolicy;
import dev.backdrop.queue.QueueConfig;
import dev.backdrop.quota.BudgetConfig;
import dev.backdrop.reprocess.ReprocessConfig;

/** The keys of bucket, looks, queue and budget; those of Firefly are in FireflyConfigTest. */
class ConfigurationTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void hasItsDefault(
            String key, String variable, Function<SmallRyeConfig, Object> read, Object byDefault, String s, Object v) {
        assertThat(read.apply(Mappings.ofProperties(Map.of()))).isEqualTo(byDefault);
    }

    @ParameterizedTest(name = "{0}={4}")
    @MethodSource("keys")
    void takesAValue(
            String key, String variable, Function<SmallRyeConfig, Object> read, Object d, String set, Object value) {
        assertThat(read.apply(Mappings.ofProperties(Map.of(key, set)))).isEqualTo(value);
    }

    @ParameterizedTest(name = "{1}={4}")
    @MethodSource("keys")
    void takesAValueFromTheEnvironment(
            String key, String variable, Function<SmallRyeConfig, Object> read, Object d, String set, Object value) {
        assertThat(read.apply(Mappings.ofEnvironment(Map.of(variable, set)))).isEqualTo(value);
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                bucket("backdrop.bucket", BucketConfig::bucket, Optional.empty(), "photos", Optional.of("photos")),
                bucket("backdrop.prefixes.headshots", c -> c.prefixes().headshots(), "headshots/", "in/", "in/"),
                bucket("backdrop.prefixes.masks", c -> c.prefixes().masks(), "masks/", "cut/", "cut/"),
                bucket("backdrop.prefixes.processed", c -> c.prefixes().processed(), "processed/", "out/", "out/"),
                bucket("backdrop.prefixes.records", c -> c.prefixes().records(), "records/", "log/", "log/"),
                look(
                        "prompt",
                        LooksConfig.DefaultLook::prompt,
                        "A smooth gradient background with corporate blue tones",
                        "grey, plain",
                        "grey, plain"),
                look(
                        "negative-prompt",
                        LooksConfig.DefaultLook::negativePrompt,
                        Optional.empty(),
                        "people",
                        Optional.of("people")),
                look("seed", LooksConfig.DefaultLook::seed, Optional.empty(), "4711", Optional.of(4711)),
                look("size", LooksConfig.DefaultLook::size, Optional.empty(), "1792x2304", Optional.of("1792x2304")),
                look("variations", LooksConfig.DefaultLook::variations, 1, "4", 4),
                key(
                        "backdrop.mask.checks",
                        config -> config.getConfigMapping(LooksConfig.class)
                                .mask()
                                .checks(),
                        MaskChecks.REJECT,
                        "warn",
                        MaskChecks.WARN),
                pictures("photo.max-size", c -> c.photo().maxSize().asLongValue(), 50L << 20, "1M", 1L << 20),
                pictures("photo.max-megapixels", c -> c.photo().maxMegapixels(), 50, "24", 24),
                pictures("mask.missing", c -> c.mask().missing(), MissingMask.WAIT, "local", MissingMask.LOCAL),
                pictures("mask.grace", c -> c.mask().grace(), Duration.ofMinutes(15), "0S", Duration.ZERO),
                pictures(
                        "mask.unsure",
                        c -> c.mask().unsure(),
                        MaskConfig.Unsure.REJECT,
                        "flag",
                        MaskConfig.Unsure.FLAG),
                pictures(
                        "mask.inverted",
                        c -> c.mask().inverted(),
                        MaskPolicy.Inverted.FIX,
                        "reject",
                        MaskPolicy.Inverted.REJECT),
                pictures("result.protect", c -> c.result().protect(), true, "false", false),
                pictures("result.compare", c -> c.result().compare(), true, "false", false),
                pictures("result.format", c -> c.result().format(), ResultFormat.JPEG, "png", ResultFormat.PNG),
                pictures("result.quality", c -> c.result().quality(), 92, "95", 95),
                queue("backdrop.queue.url", QueueConfig::url, Optional.empty(), "https://q", Optional.of("https://q")),
                queue("backdrop.queue.max-receives", QueueConfig::maxReceives, 0, "5", 5),
                key(
                        "backdrop.budget.operations-per-day",
                        config -> config.getConfigMapping(BudgetConfig.class).operationsPerDay(),
                        OptionalInt.empty(),
                        "0",
                        OptionalInt.of(0)),
                key(
                        "backdrop.price-per-operation",
                        config -> config.getConfigMapping(ReprocessConfig.class).pricePerOperation(),
                        Optional.empty(),
                        "0.05",
                        Optional.of(new BigDecimal("0.05"))),
                key(
                        "backdrop.metrics.enabled",
                        config -> config.getConfigMapping(MetricsConfig.class).enabled(),
                        true,
                        "false",
                        false));
    }

    @Test
    void everyKeyIsTested() {
        assertThat(keys().map(row -> row.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Mappings.keys().keySet().stream()
                        .filter(key -> !key.startsWith("backdrop.firefly.") && !key.startsWith("backdrop.looks."))
                        .toList());
    }

    @Test
    void looksHaveNamesOfTheirOwn() {
        assertThat(looks(Mappings.ofProperties(Map.of()))).isEmpty();

        LooksConfig.FolderLook look = looks(Mappings.ofProperties(Map.of(
                        "backdrop.looks.sales.folder", "sales",
                        "backdrop.looks.sales.prompt", "warm office",
                        "backdrop.looks.sales.negative-prompt", "people",
                        "backdrop.looks.sales.seed", "7",
                        "backdrop.looks.sales.size", "1024x1024",
                        "backdrop.looks.sales.variations", "2",
                        "backdrop.looks.sales.mask-checks", "off")))
                .get("sales");

        assertThat(look.folder()).isEqualTo("sales");
        assertThat(look.prompt()).contains("warm office");
        assertThat(look.negativePrompt()).contains("people");
        assertThat(look.seed()).contains(7);
        assertThat(look.size()).contains("1024x1024");
        assertThat(look.variations()).contains(2);
        assertThat(look.maskChecks()).contains(MaskChecks.OFF);
    }

    @Test
    void aLookMayLeaveValuesOpen() {
        LooksConfig.FolderLook look = looks(Mappings.ofProperties(Map.of("backdrop.looks.sales.folder", "sales")))
                .get("sales");

        assertThat(look.prompt()).isEmpty();
        assertThat(look.negativePrompt()).isEmpty();
        assertThat(look.seed()).isEmpty();
        assertThat(look.size()).isEmpty();
        assertThat(look.variations()).isEmpty();
        assertThat(look.maskChecks()).isEmpty();
    }

    @Test
    void looksCanBeNamedInTheEnvironment() {
        Map<String, LooksConfig.FolderLook> looks = looks(Mappings.ofEnvironment(Map.of(
                "BACKDROP_LOOKS_SALES_FOLDER", "sales/emea",
                "BACKDROP_LOOKS_SALES_NEGATIVE_PROMPT", "people",
                "BACKDROP_LOOKS_BOARD_FOLDER", "board")));

        assertThat(looks).containsOnlyKeys("sales", "board");
        assertThat(looks.get("sales").folder()).isEqualTo("sales/emea");
        assertThat(looks.get("sales").negativePrompt()).contains("people");
    }

    @Test
    void aLookWithoutFolderIsRefusedByName() {
        assertThatThrownBy(() -> Mappings.ofProperties(Map.of("backdrop.looks.sales.prompt", "warm office")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("backdrop.looks.sales.folder");
    }

    @Test
    void anInvalidNumberIsRefusedByNameAndValue() {
        assertThatThrownBy(() -> Mappings.ofEnvironment(Map.of("BACKDROP_LOOK_VARIATIONS", "two")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("backdrop.look.variations")
                .hasMessageContaining("two");
    }

    @Test
    void aMistypedKeyIsRefused() {
        assertThatThrownBy(() -> Mappings.ofProperties(Map.of("backdrop.look.promt", "grey")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("backdrop.look.promt");
    }

    @Test
    void adobesCredentialsHaveShortNames() {
        FireflyConfig config = Mappings.ofEnvironment(
                        Map.of("FIREFLY_CLIENT_ID", "id-1", "FIREFLY_CLIENT_SECRET", "s3cr&t,=$"))
                .getConfigMapping(FireflyConfig.class);

        assertThat(config.clientId()).contains("id-1");
        assertThat(config.clientSecret()).contains("s3cr&t,=$");
        assertThat(Mappings.ofEnvironment(Map.of())
                        .getConfigMapping(FireflyConfig.class)
                        .clientId())
                .isEmpty();
    }

    private static Map<String, LooksConfig.FolderLook> looks(SmallRyeConfig config) {
        return config.getConfigMapping(LooksConfig.class).looks();
    }

    private static Arguments bucket(
            String key, Function<BucketConfig, Object> read, Object byDefault, String set, Object value) {
        return key(key, config -> read.apply(config.getConfigMapping(BucketConfig.class)), byDefault, set, value);
    }

    private static Arguments look(
            String key, Function<LooksConfig.DefaultLook, Object> read, Object byDefault, String set, Object value) {
        return key(
                "backdrop.look." + key,
                config -> read.apply(config.getConfigMapping(LooksConfig.class).look()),
                byDefault,
                set,
                value);
    }

    private static Arguments pictures(
            String key, Function<PicturesConfig, Object> read, Object byDefault, String set, Object value) {
        return key(
                "backdrop." + key,
                config -> read.apply(config.getConfigMapping(PicturesConfig.class)),
                byDefault,
                set,
                value);
    }

    private static Arguments queue(
            String key, Function<QueueConfig, Object> read, Object byDefault, String set, Object value) {
        return key(key, config -> read.apply(config.getConfigMapping(QueueConfig.class)), byDefault, set, value);
    }

    private static Arguments key(
            String key, Function<SmallRyeConfig, Object> read, Object byDefault, String set, Object value) {
        String variable = key.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_");
        return arguments(key, variable, read, byDefault, set, value);
    }
}
