package dev.backdrop.local.firefly;

import static dev.backdrop.local.firefly.EmulatorUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The way of one headshot through the emulator. */
class FireflyEmulatorTest {

    @Test
    void makesAPictureFromTwoUploadsAndAFill() {
        try (FireflyEmulator emulator = FireflyEmulator.start(EmulatorSettings.defaults())) {
            EmulatorUser user = new EmulatorUser(emulator);

            JsonNode finished = user.filled(",\"prompt\":\"blue gradient with unicorns\",\"seeds\":[4711]");

            assertThat(finished.get("status").asText()).isEqualTo("succeeded");
            assertThat(finished.at("/result/outputs/0/seed").asLong()).isEqualTo(4711);
            var picture =
                    user.download(finished.at("/result/outputs/0/image/url").asText());
            assertThat(picture.statusCode()).isEqualTo(200);
            assertThat(picture.headers().firstValue("content-type")).contains("image/jpeg");
            assertThat(picture.body()).startsWith(0xFF, 0xD8, 0xFF);
            assertThat(emulator.billedOperations()).isEqualTo(1);
            assertThat(emulator.ignoredWords()).containsExactly("unicorns");
        }
    }

    @Test
    void sendsTheCallerToAnotherOriginForTheStatusAndToAThirdForTheResult() {
        try (FireflyEmulator emulator = FireflyEmulator.start(EmulatorSettings.defaults())) {
            EmulatorUser user = new EmulatorUser(emulator);
            JsonNode accepted = json(user.fill(user.fillBody("")));
            JsonNode finished = user.finished(accepted.get("statusUrl").asText());

            String status = authority(accepted.get("statusUrl").asText());
            String result = authority(finished.at("/result/outputs/0/image/url").asText());
            assertThat(emulator.allowedHosts().split(","))
                    .containsExactly(authority(emulator.apiUrl()), status, result);
            assertThat(emulator.allowedHosts().split(",")).doesNotHaveDuplicates();
        }
    }

    private static String authority(String url) {
        return URI.create(url).getAuthority();
    }
}
