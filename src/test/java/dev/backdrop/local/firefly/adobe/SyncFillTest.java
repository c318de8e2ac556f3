package dev.backdrop.local.firefly.adobe;

import static dev.backdrop.local.firefly.EmulatorUser.demo;
import static dev.backdrop.local.firefly.EmulatorUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.backdrop.local.firefly.EmulatorSettings;
import dev.backdrop.local.firefly.EmulatorUser;
import dev.backdrop.local.firefly.FireflyEmulator;
import dev.backdrop.local.firefly.wire.Fault;
import dev.backdrop.local.firefly.wire.Route;

class SyncFillTest {

    private final FireflyEmulator emulator =
            FireflyEmulator.start(EmulatorSettings.defaults().withSyncFill(true));
    private final EmulatorUser user = new EmulatorUser(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void answersWithTheResult() {
        HttpResponse<byte[]> response = user.syncFill(body());

        JsonNode result = json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(result.get("size").toString()).isEqualTo("{\"width\":800,\"height\":1000}");
        assertThat(result.get("outputs")).hasSize(1);
        assertThat(user.download(result.at("/outputs/0/image/url").asText()).statusCode())
                .isEqualTo(200);
        assertThat(emulator.fills()).singleElement().satisfies(fill -> {
            assertThat(fill.sync()).isTrue();
            assertThat(fill.billed()).isEqualTo(1);
        });
    }

    @Test
    void distinguishesRefusedPicturesFromItsOwnFailures() {
        emulator.faults()
                .next(
                        Route.FILL_SYNC,
                        Fault.jobFails("output_media_unsafe"),
                        Fault.jobFails("runtime_error"),
                        Fault.jobStuck());

        assertThat(user.syncFill(body()).statusCode()).isEqualTo(422);
        assertThat(user.syncFill(body()).statusCode()).isEqualTo(500);
        assertThat(user.syncFill(body()).statusCode()).isEqualTo(504);
    }

    @Test
    void isMissingUnlessItIsSwitchedOn() {
        try (FireflyEmulator modern = FireflyEmulator.start(EmulatorSettings.defaults())) {
            assertThat(new EmulatorUser(modern).syncFill("{}").statusCode()).isEqualTo(404);
        }
    }

    /** As in the how-to that this product grew from. */
    private String body() {
        return ("{\"numVariations\":1,\"prompt\":\"blue\","
                        + "\"image\":{\"source\":{\"uploadId\":\"%s\"},\"mask\":{\"uploadId\":\"%s\"}}}")
                .formatted(
                        user.uploadId(demo("portrait-01.jpg"), "image/jpeg"),
                        user.uploadId(demo("portrait-01.mask.png"), "image/png"));
    }
}
