package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;

import org.junit.jupiter.api.Test;

class PageSettingsTest {

    @Test
    void refusesAnInvalidPort() {
        assertThatThrownBy(() ->
                        new PageSettings(70_000, null, "staff", Prefixes.STANDARD, "Adobe Firefly", Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a port: 70000");
    }

    @Test
    void refusesAPrefixThatCouldBeTheBeginningOfANeighboursName() {
        assertThatThrownBy(() -> new Prefixes("headshots", "masks/", "processed/", "records/"))
                .hasMessage("A prefix ends with a slash: headshots");
    }
}
