package dev.backdrop.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;

import org.junit.jupiter.api.Test;

class WiringTest {

    /** The state of any other generator is in the snapshot, and each restored instance would draw the same numbers. */
    @Test
    void drawsRandomNumbersFromTheOperatingSystem() {
        assertThat(new Wiring().random()).isInstanceOf(SecureRandom.class);
    }
}
