package dev.backdrop.local.firefly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import dev.backdrop.local.firefly.adobe.OutputSize;

class EmulatorSettingsTest {

    private final EmulatorSettings defaults = EmulatorSettings.defaults();

    @Test
    void startsFromWhatAdobeDocuments() {
        assertThat(defaults.lives())
                .isEqualTo(new EmulatorSettings.Lives(
                        Duration.ofSeconds(86399), Duration.ofDays(7), Duration.ofHours(1), Duration.ofHours(24)));
        assertThat(defaults.rules())
                .isEqualTo(new EmulatorSettings.Rules(OutputSize.SOURCE, false, false, false, false, false));
        assertThat(defaults.rateLimit()).isEmpty();
    }

    @Test
    void isNeitherSlowNorBlurredByDefault() {
        assertThat(defaults.latencies()).isEqualTo(new EmulatorSettings.Latencies(Duration.ZERO, Duration.ZERO, 0));
        assertThat(defaults.bleed()).isZero();
    }

    @Test
    void changesOneThingAtATime() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Duration second = Duration.ofSeconds(1);

        assertThat(defaults.withPorts(1, 2, 3).ports()).isEqualTo(new EmulatorSettings.Ports(1, 2, 3));
        assertThat(defaults.withClient("id", "secret").client().secret()).isEqualTo("secret");
        assertThat(defaults.withTokenLife(second).lives().token()).isEqualTo(second);
        assertThat(defaults.withUploadLife(second).lives().upload()).isEqualTo(second);
        assertThat(defaults.withResultLife(second).lives().result()).isEqualTo(second);
        assertThat(defaults.withJobLife(second).lives().job()).isEqualTo(second);
        assertThat(defaults.withUploadTime(second).latencies().upload()).isEqualTo(second);
        assertThat(defaults.withFillTime(second).latencies().fill()).isEqualTo(second);
        assertThat(defaults.withPollsBeforeDone(3).latencies().polls()).isEqualTo(3);
        assertThat(defaults.withBleed(0.015).bleed()).isEqualTo(0.015);
        assertThat(defaults.withClock(clock).clock()).isEqualTo(clock);
        assertThat(defaults.withRequestsPerMinute(4).rateLimit().orElseThrow().window())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void refusesARateOfZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> defaults.withRequestsPerMinute(0));
    }

    @Test
    void listensOnTheConfiguredPorts() {
        try (FireflyEmulator first = FireflyEmulator.start(defaults)) {
            int taken = Integer.parseInt(first.apiUrl().substring(first.apiUrl().lastIndexOf(':') + 1));

            assertThatThrownBy(() -> FireflyEmulator.start(defaults.withPorts(taken, 0, 0)))
                    .hasMessageContaining(String.valueOf(taken));
        }
    }
}
