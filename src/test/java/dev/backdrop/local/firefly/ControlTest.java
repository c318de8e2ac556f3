package dev.backdrop.local.firefly;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {

    private final FireflyEmulator emulator = FireflyEmulator.start(EmulatorSettings.defaults());
    private final EmulatorUser user = new EmulatorUser(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void showsWhatWasBilledAndAsked() {
        user.filled(",\"prompt\":\"blue dragons\",\"seeds\":[3,4]");
        post("faults", "{\"fill\":[{\"status\":500}]}");

        JsonNode state = json(control("state").GET());

        assertThat(state.get("billedOperations").asInt()).isEqualTo(2);
        assertThat(state.at("/fills/0/prompt").asText()).isEqualTo("blue dragons");
        assertThat(state.at("/fills/0/seeds").toString()).isEqualTo("[3,4]");
        assertThat(state.at("/fills/0/photoSha256").asText()).hasSize(64);
        assertThat(state.at("/requests/upload/200").asInt()).isEqualTo(2);
        assertThat(state.at("/requests/fill/202").asInt()).isEqualTo(1);
        assertThat(state.at("/pendingFaults/fill").asInt()).isEqualTo(1);
        assertThat(state.get("ignoredWords").toString()).isEqualTo("[\"dragons\"]");
    }

    @Test
    void takesAndClearsFaults() {
        assertThat(post("faults", "{\"upload\":[{\"status\":500},{\"status\":500}]}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(upload().statusCode()).isEqualTo(500);
        assertThat(user.send(control("faults").DELETE()).statusCode()).isEqualTo(204);
        assertThat(upload().statusCode()).isEqualTo(200);
    }

    @Test
    void revokesTokensForgetsUploadsAndMovesTheClock() {
        String body = user.fillBody("");

        post("forget-uploads", "{}");
        assertThat(user.fill(body).statusCode()).isEqualTo(400);
        post("revoke-tokens", "{}");
        assertThat(upload().statusCode()).isEqualTo(401);
        user.forgetToken();
        user.token();
        post("clock", "{\"advance\":\"PT24H\"}");
        assertThat(upload().statusCode()).isEqualTo(401);
    }

    @Test
    void explainsMistakes() {
        assertThat(post("faults", "{\"nowhere\":[]}").statusCode()).isEqualTo(400);
        assertThat(post("clock", "{\"advance\":\"later\"}").statusCode()).isEqualTo(400);
        assertThat(post("nothing", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAPageInABrowser() {
        HttpResponse<byte[]> response = user.send(
                control("revoke-tokens").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(415);
    }

    private HttpResponse<byte[]> upload() {
        return user.upload(EmulatorUser.demo("portrait-01.jpg"), "image/jpeg");
    }

    private HttpResponse<byte[]> post(String path, String body) {
        return user.send(
                control(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private JsonNode json(HttpRequest.Builder request) {
        return EmulatorUser.json(user.send(request));
    }

    private HttpRequest.Builder control(String path) {
        return HttpRequest.newBuilder(URI.create(emulator.apiUrl() + "/_emulator/" + path));
    }
}
