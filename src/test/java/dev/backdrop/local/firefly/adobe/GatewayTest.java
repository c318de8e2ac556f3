package dev.backdrop.local.firefly.adobe;

import static dev.backdrop.local.firefly.EmulatorUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.EmulatorUser;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.wire.Route;

class GatewayTest {

    /** Moves only when the test moves it. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC);

    private final FireflyEmulator emulator =
            FireflyEmulator.start(EmulatorSettings.defaults().withClock(CLOCK).withTokenLife(Duration.ofMinutes(10)));
    private final EmulatorUser user = new EmulatorUser(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    static Stream<String> guardedPaths() {
        return Stream.of("/v2/storage/image", "/v3/images/fill-async", "/v3/status/x", "/v3/cancel/x");
    }

    @ParameterizedTest
    @MethodSource("guardedPaths")
    void refusesACallWithoutToken(String path) {
        assertRefused(request(path).header("x-api-key", emulator.clientId()), 403, "403010");
    }

    @ParameterizedTest
    @MethodSource("guardedPaths")
    void refusesACallWithoutApiKey(String path) {
        assertRefused(request(path).header("Authorization", "Bearer " + user.token()), 403, "403000");
    }

    @ParameterizedTest
    @MethodSource("guardedPaths")
    void refusesTheKeyOfAnotherClient(String path) {
        assertRefused(
                request(path).header("Authorization", "Bearer " + user.token()).header("x-api-key", "other"),
                403,
                "403003");
    }

    @ParameterizedTest
    @MethodSource("guardedPaths")
    void refusesATokenThatItDidNotIssue(String path) {
        assertRefused(
                request(path).header("Authorization", "Bearer forged").header("x-api-key", emulator.clientId()),
                401,
                "401013");
    }

    @Test
    void refusesAnExpiredToken() {
        user.token();

        emulator.advanceClock(Duration.ofMinutes(10).minusMillis(100));
        assertThat(upload().statusCode()).isEqualTo(200);
        emulator.advanceClock(Duration.ofMillis(100));

        assertThat(upload().statusCode()).isEqualTo(401);
        user.forgetToken();
        assertThat(upload().statusCode()).isEqualTo(200);
    }

    @Test
    void refusesEveryTokenAfterTheyWereRevoked() {
        user.token();

        emulator.revokeTokens();

        assertThat(json(upload()).get("error_code").asText()).isEqualTo("401013");
        user.forgetToken();
        assertThat(upload().statusCode()).isEqualTo(200);
        assertThat(emulator.requests().count(Route.UPLOAD, 401)).isEqualTo(1);
        assertThat(emulator.requests().count(Route.TOKEN, 200)).isEqualTo(2);
    }

    @Test
    void servesNoStatusAtTheApi() {
        HttpResponse<byte[]> response =
                user.get(emulator.apiUrl() + "/v3/status/urn:ff:jobs:emu000001:2c7e0c1e-7a55-4a0c-8a70-3f0d1b6c9e10");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(emulator.requests().count(Route.OTHER)).isEqualTo(1);
    }

    private HttpResponse<byte[]> upload() {
        return user.upload(EmulatorUser.demo("portrait-01.jpg"), "image/jpeg");
    }

    /** On the origin that serves this path; the method does not matter to the gateway. */
    private HttpRequest.Builder request(String path) {
        int origin = path.startsWith("/v3/status") || path.startsWith("/v3/cancel") ? 1 : 0;
        return HttpRequest.newBuilder(
                URI.create("http://" + emulator.allowedHosts().split(",")[origin] + path));
    }

    private void assertRefused(HttpRequest.Builder request, int status, String code) {
        HttpResponse<byte[]> response = user.send(request.GET());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).get("error_code").asText()).isEqualTo(code);
        assertThat(json(response).get("message").asText()).isNotBlank();
    }
}
