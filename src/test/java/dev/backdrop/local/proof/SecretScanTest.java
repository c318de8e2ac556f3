package dev.backdrop.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test assembles its secrets, so that its own report holds none. */
class SecretScanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emulator~-secret",
                "{\"access_token\":\"emu~.0badcafe-1234\"}",
                "Authorization: Bearer~ abcdefghij",
                "GET /a?x=1&X-Amz-~Signature=00ff",
                "https://example.net/a?sv=1&sig~=abc",
                "grant_type=x&client_secret~=abc"
            })
    void findsSecrets(String inParts) {
        assertThat(SecretScan.in(inParts.replace("~", ""))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soak/p-0001 processed in 12 ms",
                "The access token is refused: bearer of bad news",
                "https://results.example/images/1",
                "backdrop.firefly.client-secret is missing"
            })
    void leavesOtherTextAlone(String text) {
        assertThat(SecretScan.in(text)).isEmpty();
    }

    @Test
    void reportsThePlaceWithoutQuoting(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("run.log"), "fine\nBearer ".concat("abcdefghij\n"));

        assertThat(SecretScan.in(log)).containsExactly(log + ":2: a bearer token");
    }
}
