package dev.backdrop.firefly.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.config.ConfigProblem;
import dev.backdrop.config.Mappings;
import dev.backdrop.firefly.Route;

class FireflyConfigTest {

    private static final Map<String, String> VALID = Map.of("client-id", "id", "client-secret", "secret");

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void everyKeyHasItsDefaultAndTakesAValue(
            String key, Function<FireflyConfig, Object> read, Object byDefault, String set, Object value) {
        assertThat(read.apply(Configs.with(Map.of()))).isEqualTo(byDefault);
        assertThat(read.apply(Configs.with(Map.of(key, set)))).isEqualTo(value);
    }

    static Stream<Arguments> everyKeyHasItsDefaultAndTakesAValue() {
        return Stream.of(
                key(
                        "api-url",
                        FireflyConfig::apiUrl,
                        URI.create("https://firefly-api.adobe.io"),
                        "http://127.0.0.1:1",
                        URI.create("http://127.0.0.1:1")),
                key(
                        "photoshop-url",
                        FireflyConfig::photoshopUrl,
                        URI.create("https://image.adobe.io"),
                        "http://127.0.0.1:2",
                        URI.create("http://127.0.0.1:2")),
                key(
                        "ims-url",
                        FireflyConfig::imsUrl,
                        URI.create("https://ims-na1.adobelogin.com"),
                        "http://127.0.0.1:2",
                        URI.create("http://127.0.0.1:2")),
                key("mode", FireflyConfig::mode, FireflyMode.ASYNC, "sync", FireflyMode.SYNC),
                key("fit", FireflyConfig::fit, FireflyFit.AS_IS, "pad", FireflyFit.PAD),
                key(
                        "allowed-hosts",
                        FireflyConfig::allowedHosts,
                        Optional.empty(),
                        "a,b:1",
                        Optional.of(List.of("a", "b:1"))),
                key("client-id", FireflyConfig::clientId, Optional.empty(), "id", Optional.of("id")),
                key("client-secret", FireflyConfig::clientSecret, Optional.empty(), "s", Optional.of("s")),
                key(
                        "secret-id",
                        FireflyConfig::secretId,
                        Optional.empty(),
                        "prod/firefly",
                        Optional.of("prod/firefly")),
                key(
                        "scopes",
                        FireflyConfig::scopes,
                        List.of(
                                "openid",
                                "AdobeID",
                                "session",
                                "additional_info",
                                "read_organizations",
                                "firefly_api",
                                "ff_apis"),
                        "openid,ff_apis",
                        List.of("openid", "ff_apis")),
                key("read-timeout", FireflyConfig::readTimeout, Duration.ofSeconds(30), "5S", Duration.ofSeconds(5)),
                key(
                        "poll-interval",
                        FireflyConfig::pollInterval,
                        Duration.ofSeconds(1),
                        "500ms",
                        Duration.ofMillis(500)),
                key("max-result-size", config -> config.maxResultSize().asLongValue(), 50L << 20, "1M", 1L << 20),
                key("requests-per-minute", FireflyConfig::requestsPerMinute, 4, "60", 60),
                key("requests-per-day", FireflyConfig::requestsPerDay, 9000, "10", 10),
                key(
                        "counted-calls",
                        FireflyConfig::countedCalls,
                        Set.of(Route.UPLOAD, Route.FILL),
                        "fill,status",
                        Set.of(Route.FILL, Route.STATUS)),
                key("in-doubt", FireflyConfig::inDoubt, DoubtPolicy.HOLD, "retry", DoubtPolicy.RETRY),
                key("max-paid-attempts", FireflyConfig::maxPaidAttempts, 2, "3", 3));
    }

    @Test
    void everyKeyIsTested() {
        assertThat(everyKeyHasItsDefaultAndTakesAValue().map(row -> "backdrop.firefly." + row.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Mappings.keys().keySet().stream()
                        .filter(key -> key.startsWith("backdrop.firefly."))
                        .toList());
    }

    private static Arguments key(
            String key, Function<FireflyConfig, Object> read, Object byDefault, String set, Object value) {
        return arguments(key, read, byDefault, set, value);
    }

    @Test
    void theDefaultsAreValid() {
        assertThat(FireflyConfigRules.problems(Configs.with(VALID))).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource
    void namesTheKeyThatIsWrongAndARemedy(String key, String value) {
        Map<String, String> values = new HashMap<>(VALID);
        values.put(key, value);

        List<ConfigProblem> problems = FireflyConfigRules.problems(Configs.with(values));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("backdrop.firefly." + key);
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    static Stream<Arguments> namesTheKeyThatIsWrongAndARemedy() {
        return Stream.of(
                arguments("api-url", "http://firefly-api.adobe.io"),
                arguments("api-url", "https://firefly.elsewhere.example"),
                arguments("api-url", "firefly-api.adobe.io"),
                arguments("photoshop-url", "http://image.adobe.io"),
                arguments("photoshop-url", "https://photoshop.elsewhere.example"),
                arguments("ims-url", "https://firefly-api.adobe.io"),
                arguments("ims-url", "http://127.0.0.1:99"),
                arguments("allowed-hosts", "https://a.example"),
                arguments("read-timeout", "0S"),
                arguments("poll-interval", "-1S"),
                arguments("requests-per-minute", "0"),
                arguments("requests-per-day", "0"),
                arguments("max-paid-attempts", "0"),
                arguments("max-result-size", "0"),
                arguments("counted-calls", "token"));
    }

    @Test
    void requiresClientIdAndSecretTogether() {
        assertThat(FireflyConfigRules.problems(Configs.with(Map.of("client-id", "id"))))
                .extracting(ConfigProblem::key)
                .containsExactly("backdrop.firefly.client-secret");
        assertThat(FireflyConfigRules.problems(Configs.with(Map.of())))
                .extracting(ConfigProblem::key)
                .containsExactly("backdrop.firefly.client-id");
    }

    @Test
    void acceptsAStoredSecretInstead() {
        assertThat(FireflyConfigRules.problems(Configs.with(Map.of("secret-id", "prod/firefly"))))
                .isEmpty();
    }

    @Test
    void acceptsAListedLoopbackServer() {
        assertThat(FireflyConfigRules.problems(Configs.with(Map.of(
                        "client-id", "id",
                        "client-secret", "secret",
                        "api-url", "http://127.0.0.1:8123",
                        "ims-url", "http://127.0.0.1:8124",
                        "allowed-hosts", "127.0.0.1:8123,127.0.0.1:8124"))))
                .isEmpty();
    }
}
