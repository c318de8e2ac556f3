package dev.backdrop.local.firefly.adobe;

import static dev.backdrop.local.firefly.EmulatorUser.demo;
import static dev.backdrop.local.firefly.EmulatorUser.fillBodyFor;
import static dev.backdrop.local.firefly.EmulatorUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.EmulatorUser;
import dev.backdrop.local.firefly.FireflyEmulator;

class FillRequestTest {

    private static FireflyEmulator emulator;
    private static EmulatorUser user;
    private static String photo;
    private static String mask;

    @BeforeAll
    static void start() {
        emulator = FireflyEmulator.start(EmulatorSettings.defaults());
        user = new EmulatorUser(emulator);
        photo = user.uploadId(demo("portrait-01.jpg"), "image/jpeg");
        mask = user.uploadId(demo("portrait-01.mask.png"), "image/png");
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void acceptsWithAJobAndTheAddressesToFollowAndToCancelIt() {
        HttpResponse<byte[]> response = user.fill(fillBodyFor(photo, mask, ""));

        JsonNode accepted = json(response);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(accepted.get("jobId").asText()).matches("urn:ff:jobs:[a-z0-9]+:[0-9a-f-]{36}");
        assertThat(accepted.get("statusUrl").asText())
                .endsWith("/v3/status/" + accepted.get("jobId").asText());
        assertThat(accepted.get("cancelUrl").asText())
                .endsWith("/v3/cancel/" + accepted.get("jobId").asText());
        assertThat(response.headers().firstValue("link").orElseThrow())
                .contains(accepted.get("statusUrl").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"prompt\":\"x\"",
                "\"negativePrompt\":\"people\"",
                "\"numVariations\":4",
                "\"seeds\":[1,2,3]",
                "\"numVariations\":2,\"seeds\":[1,2]",
                "\"size\":{\"width\":1,\"height\":4096}",
                "\"promptBiasingLocaleCode\":\"en-US\""
            })
    void acceptsFieldsThatTheReferenceAllows(String field) {
        assertThat(user.fill(fillBodyFor(photo, mask, "," + field)).statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"prompt\":\"\" | prompt",
                "\"prompt\":7 | prompt",
                "\"numVariations\":0 | numVariations",
                "\"numVariations\":5 | numVariations",
                "\"numVariations\":1.5 | numVariations",
                "\"seeds\":[] | seeds",
                "\"seeds\":[1,1] | seeds",
                "\"seeds\":[1,2,3,4,5] | seeds",
                "\"seeds\":[\"1\"] | seeds",
                "\"size\":{\"width\":0,\"height\":10} | size",
                "\"size\":{\"width\":10,\"height\":4097} | size",
                "\"negativePrompt\":1 | negativePrompt"
            })
    void refusesFieldsThatTheReferenceDoesNotAllow(String field, String where) {
        HttpResponse<byte[]> response = user.fill(fillBodyFor(photo, mask, "," + field));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error_code").asText()).isEqualTo("bad_request");
        assertThat(json(response).at("/validation_errors/0/loc/1").asText()).isEqualTo(where);
    }

    @Test
    void countsThePromptInCharacters() {
        String longest = "ü".repeat(1023) + "😀";

        assertThat(user.fill(fillBodyFor(photo, mask, ",\"prompt\":\"" + longest + "\""))
                        .statusCode())
                .isEqualTo(202);
        assertThat(user.fill(fillBodyFor(photo, mask, ",\"prompt\":\"" + longest + "x\""))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesSeedsAndVariationsThatDiffer() {
        HttpResponse<byte[]> response = user.fill(fillBodyFor(photo, mask, ",\"numVariations\":2,\"seeds\":[1]"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error_code").asText()).isEqualTo("bad_request");
    }

    @Test
    void asksForThePhotoAndForTheMask() {
        HttpResponse<byte[]> withoutMask = user.fill("{\"image\":{\"source\":{\"uploadId\":\"%s\"}}}".formatted(photo));
        HttpResponse<byte[]> withoutPhoto = user.fill("{\"mask\":{\"source\":{\"uploadId\":\"%s\"}}}".formatted(mask));

        assertThat(withoutMask.statusCode()).isEqualTo(422);
        assertThat(json(withoutMask).get("error_code").asText()).isEqualTo("validation_error");
        assertThat(json(withoutMask).at("/validation_errors/0/loc/1").asText()).isEqualTo("mask");
        assertThat(withoutPhoto.statusCode()).isEqualTo(422);
    }

    @Test
    void stillAcceptsTheMaskInsideTheImage() {
        String body =
                "{\"image\":{\"source\":{\"uploadId\":\"%s\"},\"mask\":{\"uploadId\":\"%s\"}}}".formatted(photo, mask);

        assertThat(user.fill(body).statusCode()).isEqualTo(202);
    }

    @Test
    void refusesUnknownIds() {
        assertThat(user.fill(fillBodyFor("no-uuid", mask, "")).statusCode()).isEqualTo(400);
        assertThat(user.fill(fillBodyFor(photo, "2c7e0c1e-7a55-4a0c-8a70-3f0d1b6c9e10", ""))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAMaskOfAnotherSize() {
        String other = user.uploadId(png(800, 999), "image/png");

        HttpResponse<byte[]> response = user.fill(fillBodyFor(photo, other, ""));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).get("error_code").asText()).isEqualTo("validation_error");
    }

    @Test
    void requiresSixHundredPixelsOnTheMasksLongerSide() {
        String tooSmall = user.uploadId(png(599, 400), "image/png");
        String justRight = user.uploadId(png(400, 600), "image/png");

        assertThat(user.fill(fillBodyFor(tooSmall, tooSmall, "")).statusCode()).isEqualTo(422);
        assertThat(user.fill(fillBodyFor(justRight, justRight, "")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void refusesBodiesThatAreNotAJsonObject() {
        assertThat(json(user.fill("")).get("error_code").asText()).isEqualTo("empty_input_body");
        assertThat(json(user.fill("{")).get("error_code").asText()).isEqualTo("bad_request");
        assertThat(json(user.fill("[]")).get("error_code").asText()).isEqualTo("bad_request");
    }

    @Test
    void refusesAnotherContentType() {
        HttpResponse<byte[]> response = user.send(user.api("/v3/images/fill-async")
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString(fillBodyFor(photo, mask, ""))));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(json(response).get("error_code").asText()).isEqualTo("invalid_content_type");
    }

    @Test
    void reportsTheWordsItIgnored() {
        HttpResponse<byte[]> response = user.fill(fillBodyFor(photo, mask, ",\"prompt\":\"blue zebra für immer\""));

        assertThat(response.headers().firstValue("x-emulator-ignored-words")).contains("zebra,f%C3%BCr,immer");
    }

    @Test
    void refusesUnlistedSizesIfItIsStrict() {
        try (FireflyEmulator strict =
                FireflyEmulator.start(EmulatorSettings.defaults().withStrictSizes(true))) {
            EmulatorUser caller = new EmulatorUser(strict);
            String listed = caller.fillBody(",\"size\":{\"width\":1792,\"height\":2304}");

            assertThat(caller.fill(listed).statusCode()).isEqualTo(202);
            assertThat(caller.fill(listed.replace("1792", "1793")).statusCode()).isEqualTo(400);
        }
    }

    private static byte[] png(int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
