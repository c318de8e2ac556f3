package dev.backdrop.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

class FireflyChoiceTest {

    @Test
    void isTheEmulatorWithoutCredentials() {
        assertThat(FireflyChoice.of(Map.of("PATH", "/bin", "FIREFLY_CLIENT_ID", " ")))
                .isInstanceOf(FireflyChoice.Emulator.class);
    }

    @Test
    void isAdobeWithCredentials() {
        FireflyChoice choice = FireflyChoice.of(Map.of("FIREFLY_CLIENT_ID", "id", "FIREFLY_CLIENT_SECRET", "s3cret"));
        assertThat(choice).isInstanceOfSatisfying(FireflyChoice.Adobe.class, adobe -> {
            assertThat(adobe.access().apiUrl()).isEmpty();
            assertThat(adobe.access().clientId()).isEqualTo("id");
        });
        assertThat(choice.toString()).doesNotContain("s3cret");
    }

    @Test
    void isTheServerIfOneIsNamed() {
        FireflyChoice choice = FireflyChoice.of(Map.of(
                "FIREFLY_CLIENT_ID", "id",
                "FIREFLY_CLIENT_SECRET", "s3cret",
                "BACKDROP_FIREFLY_API_URL", "http://127.0.0.1:7000",
                "BACKDROP_FIREFLY_IMS_URL", "http://127.0.0.1:7001",
                "BACKDROP_FIREFLY_ALLOWED_HOSTS", "127.0.0.1:7000,127.0.0.1:7001"));
        assertThat(choice).isInstanceOfSatisfying(FireflyChoice.Server.class, server -> {
            assertThat(server.access().apiUrl()).hasValue("http://127.0.0.1:7000");
            assertThat(server.access().imsUrl()).hasValue("http://127.0.0.1:7001");
            assertThat(server.access().allowedHosts()).hasValue("127.0.0.1:7000,127.0.0.1:7001");
        });
    }

    @Test
    void refusesHalfOfTheCredentials() {
        assertThatThrownBy(() -> FireflyChoice.of(Map.of("FIREFLY_CLIENT_ID", "id")))
                .isInstanceOf(OptionRefused.class)
                .hasMessageContaining("FIREFLY_CLIENT_SECRET");
        assertThatThrownBy(() -> FireflyChoice.of(Map.of("BACKDROP_FIREFLY_API_URL", "http://127.0.0.1:7000")))
                .isInstanceOf(OptionRefused.class);
    }
}
