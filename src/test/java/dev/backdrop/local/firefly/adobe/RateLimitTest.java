package dev.backdrop.local.firefly.adobe;

import static dev.backdrop.local.firefly.EmulatorUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.EmulatorUser;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.wire.Route;

class RateLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00.500Z");

    private final FireflyEmulator emulator = FireflyEmulator.start(EmulatorSettings.defaults()
            .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
            .withRequestsPerMinute(4));
    private final EmulatorUser user = new EmulatorUser(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void acceptsUploadsAndFillsUpToTheLimitInAMinute() {
        String body = user.fillBody("");
        assertThat(user.fill(body).statusCode()).isEqualTo(202);
        assertThat(user.fill(body).statusCode()).isEqualTo(202);

        assertThat(user.fill(body).statusCode()).isEqualTo(429);
        emulator.advanceClock(Duration.ofSeconds(59));
        assertThat(user.fill(body).statusCode()).isEqualTo(429);
        emulator.advanceClock(Duration.ofSeconds(1));
        assertThat(user.fill(body).statusCode()).isEqualTo(202);
        assertThat(emulator.billedOperations()).isEqualTo(3);
    }

    @Test
    void givesRetryAfterInSecondsAsADateAndNotAtAll() {
        useUp();
        emulator.advanceClock(Duration.ofSeconds(10));

        HttpResponse<byte[]> seconds = upload();
        HttpResponse<byte[]> date = upload();
        HttpResponse<byte[]> nothing = upload();

        assertThat(seconds.headers().firstValue("retry-after")).contains("50");
        assertThat(json(seconds).get("error_code").asText()).isEqualTo("10011");
        assertThat(date.headers().firstValue("retry-after")).contains("Sun, 22 Nov 2026 06:01:01 GMT");
        assertThat(nothing.headers().firstValue("retry-after")).isEmpty();
        assertThat(nothing.body()).isEmpty();
        assertThat(emulator.requests().count(Route.UPLOAD, 429)).isEqualTo(3);
    }

    @Test
    void namesTheLimitsOwnerAtTheFill() {
        useUp();

        HttpResponse<byte[]> response = user.fill("{}");

        assertThat(json(response).get("error_code").asText()).isEqualTo("rate_limited");
        assertThat(response.headers().firstValue("x-access-rate-limit-level")).contains("org");
    }

    @Test
    void doesNotCountPolls() {
        String statusUrl = json(user.fill(user.fillBody(""))).get("statusUrl").asText();

        for (int i = 0; i < 10; i++) {
            assertThat(user.get(statusUrl).statusCode()).isEqualTo(200);
        }
        assertThat(upload().statusCode()).isEqualTo(200);
    }

    private void useUp() {
        for (int i = 0; i < 4; i++) {
            upload();
        }
    }

    private HttpResponse<byte[]> upload() {
        return user.upload(EmulatorUser.demo("portrait-01.jpg"), "image/jpeg");
    }
}
