package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;

import org.junit.jupiter.api.Test;

class PageSettingsTest {

    @Test
    void refusesAnInvalidPort() {
        assertThatThrownBy(() -> new PageSettings(
                        70_000, null, "staff", Layout.KEYS, "Adobe Firefly", () -> null, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a port: 70000");
    }
}
