package dev.backdrop.local.firefly.adobe;

import static dev.backdrop.local.firefly.EmulatorUser.demo;
import static dev.backdrop.local.firefly.EmulatorUser.fillBodyFor;
import static dev.backdrop.local.firefly.EmulatorUser.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.EmulatorUser;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.wire.Call;

class UploadTest {

    private static final byte[] JPEG = demo("portrait-01.jpg");
    private static final byte[] PNG = demo("portrait-01.mask.png");

    private final FireflyEmulator emulator = FireflyEmulator.start(EmulatorSettings.defaults());
    private final EmulatorUser user = new EmulatorUser(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void answersWithARandomUuid() {
        HttpResponse<byte[]> response = user.upload(JPEG, "image/jpeg");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("images")).hasSize(1);
        assertThat(json(response).at("/images/0/id").asText())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void refusesOtherTypes() {
        HttpResponse<byte[]> response = user.upload(JPEG, "application/octet-stream");

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(json(response).get("error_code").asText()).isEqualTo("invalid_content_type");
    }

    @Test
    void refusesAPictureOfAnotherTypeThanDeclared() {
        assertBadRequest(user.upload(PNG, "image/jpeg"));
        assertBadRequest(user.upload("no picture".getBytes(StandardCharsets.UTF_8), "image/png"));
        assertBadRequest(user.upload(new byte[0], "image/png"));
    }

    @Test
    void refusesHalfAPicture() {
        assertBadRequest(user.upload(Arrays.copyOf(JPEG, JPEG.length / 2), "image/jpeg"));
        assertBadRequest(user.upload(Arrays.copyOf(PNG, PNG.length / 2), "image/png"));
    }

    @Test
    void refusesAnIncompleteWebp() throws IOException {
        assertBadRequest(user.upload(
                Arrays.copyOf("RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1), 64), "image/webp"));
        byte[] whole = webp("portrait-01.webp");
        assertBadRequest(user.upload(Arrays.copyOf(whole, whole.length / 2), "image/webp"));
    }

    @Test
    void refusesMoreThanFifteenMegabytesWithAPage() {
        HttpResponse<byte[]> response = user.upload(Arrays.copyOf(JPEG, Call.MAX_BODY + 1), "image/jpeg");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("content-type")).contains("text/html");
    }

    @Test
    void acceptsFifteenMegabytesExactly() {
        byte[] padded = Arrays.copyOf(JPEG, Call.MAX_BODY);
        // The end of the picture, where the end of the file is.
        padded[padded.length - 2] = (byte) 0xFF;
        padded[padded.length - 1] = (byte) 0xD9;

        assertThat(user.upload(padded, "image/jpeg").statusCode()).isEqualTo(200);
    }

    @Test
    void paintsWebpAsFireflyDoes() throws IOException {
        String photo = user.uploadId(webp("portrait-01.webp"), "image/webp");
        String mask = user.uploadId(webp("portrait-01.mask.webp"), "image/webp");
        String status = json(user.fill(fillBodyFor(photo, mask, ",\"prompt\":\"solid red\"")))
                .get("statusUrl")
                .asText();

        BufferedImage result = ImageIO.read(new ByteArrayInputStream(user.download(
                        user.finished(status).at("/result/outputs/0/image/url").asText())
                .body()));

        int background = result.getRGB(5, 5);
        BufferedImage before = ImageIO.read(new ByteArrayInputStream(webp("portrait-01.webp")));
        assertThat(background >> 16 & 0xFF).isGreaterThan(2 * (background & 0xFF));
        assertThat(result.getRGB(400, 500) & 0xFF).isCloseTo(before.getRGB(400, 500) & 0xFF, within(12));
    }

    @Test
    void requiresContentLength() {
        HttpResponse<byte[]> response = user.send(user.api("/v2/storage/image")
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(JPEG))));

        assertThat(response.statusCode()).isEqualTo(411);
    }

    @Test
    void forgetsUploadsAfterSevenDays() {
        String photo = user.uploadId(JPEG, "image/jpeg");
        String mask = user.uploadId(PNG, "image/png");

        emulator.advanceClock(Duration.ofDays(7).minusMinutes(1));
        user.forgetToken();
        assertThat(user.fill(fillBodyFor(photo, mask, "")).statusCode()).isEqualTo(202);
        emulator.advanceClock(Duration.ofMinutes(1));
        HttpResponse<byte[]> late = user.fill(fillBodyFor(photo, mask, ""));

        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(json(late).at("/validation_errors/0/loc/1").asText()).isEqualTo("image");
        assertThat(emulator.billedOperations()).isEqualTo(1);
    }

    private static byte[] webp(String name) throws IOException {
        try (InputStream in = UploadTest.class.getResourceAsStream("/webp/" + name)) {
            return in.readAllBytes();
        }
    }

    private static void assertBadRequest(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error_code").asText()).isEqualTo("10075");
    }
}
