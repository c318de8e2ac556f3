package dev.backdrop.local.firefly.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.EmulatorUser;
import dev.backdrop.local.firefly.FireflyEmulator;

class ResultTest {

    private final FireflyEmulator emulator = FireflyEmulator.start(EmulatorSettings.defaults());
    private final EmulatorUser user = new EmulatorUser(emulator);
    private String statusUrl;
    private String url;

    @BeforeEach
    void fill() {
        statusUrl = EmulatorUser.json(user.fill(user.fillBody(",\"prompt\":\"solid red\"")))
                .get("statusUrl")
                .asText();
        url = freshUrl();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void isAJpegOfThePhotosSizeWithTheBackdropInIt() throws IOException {
        HttpResponse<byte[]> response = user.download(url);

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(response.body()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(picture.getWidth()).isEqualTo(800);
        assertThat(picture.getHeight()).isEqualTo(1000);
        int corner = picture.getRGB(5, 5);
        assertThat(corner >> 16 & 0xFF).isGreaterThan(2 * (corner & 0xFF));
    }

    @Test
    void hasAnAddressThatLooksSignedByS3() {
        assertThat(URI.create(url).getRawQuery())
                .matches("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=.*&X-Amz-Date=\\d{8}T\\d{6}Z"
                        + "&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=[0-9a-f]{64}");
    }

    @Test
    void refusesARequestThatCarriesATokenToo() {
        assertError(
                user.send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer x")),
                400,
                "InvalidArgument");
    }

    @Test
    void expiresAfterAnHourUntilTheJobIsPolledAgain() {
        emulator.advanceClock(Duration.ofMinutes(59));
        assertThat(user.download(url).statusCode()).isEqualTo(200);

        emulator.advanceClock(Duration.ofMinutes(1));
        HttpResponse<byte[]> late = user.download(url);

        assertError(late, 403, "AccessDenied");
        assertThat(text(late)).contains("Request has expired");
        assertThat(user.download(freshUrl()).statusCode()).isEqualTo(200);
    }

    @Test
    void acceptsGetOnly() {
        assertThat(user.send(HttpRequest.newBuilder(URI.create(url)).method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertError(
                user.send(HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.noBody())),
                403,
                "SignatureDoesNotMatch");
    }

    @Test
    void refusesTamperedAndReencodedAddresses() {
        assertError(
                user.download(url.replace("X-Amz-Expires=3600", "X-Amz-Expires=9999")), 403, "SignatureDoesNotMatch");
        assertError(user.download(url.replace("%2F", "%252F")), 403, "SignatureDoesNotMatch");
        assertError(user.download(url.substring(0, url.indexOf('?'))), 403, "SignatureDoesNotMatch");
    }

    private String freshUrl() {
        JsonNode finished = user.finished(statusUrl);
        return finished.at("/result/outputs/0/image/url").asText();
    }

    private static void assertError(HttpResponse<byte[]> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/xml");
        assertThat(text(response)).contains("<Code>" + code + "</Code>");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
