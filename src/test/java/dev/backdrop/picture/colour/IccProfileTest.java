package dev.backdrop.picture.colour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class IccProfileTest {

    private static boolean isSrgb(byte[] profile) {
        return new IccProfile(profile).isSrgb();
    }

    @Test
    void knowsSrgbByItsNumbers() {
        assertThat(isSrgb(Profiles.srgbOfTheJdk())).isTrue();
        assertThat(isSrgb(Profiles.namelessSrgb())).isTrue();
        assertThat(isSrgb(Profiles.adobeRgb())).isFalse();
        assertThat(isSrgb(Profiles.linearSrgb())).as("sRGB by name only").isFalse();
        assertThat(isSrgb(Profiles.linearGreyOfTheJdk())).isFalse();
        assertThat(isSrgb(new byte[0])).isFalse();
    }

    @Test
    void readsTheName() {
        assertThat(new IccProfile(Profiles.adobeRgb()).name()).isEqualTo("Adobe RGB (1998)");
        assertThat(new IccProfile(new byte[0]).name()).isEmpty();
    }

    @Test
    void readsALocalizedName() {
        byte[] name = "Display\nP3".getBytes(StandardCharsets.UTF_16BE);
        ByteBuffer profile = ByteBuffer.allocate(200 + name.length);
        profile.putInt(128, 1);
        profile.position(132);
        profile.put("desc".getBytes(StandardCharsets.US_ASCII)).putInt(144).putInt(28 + name.length);
        profile.put("mluc".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .putInt(1)
                .putInt(12);
        profile.putInt(0).putInt(name.length).putInt(28).put(name);

        assertThat(new IccProfile(profile.array()).name()).isEqualTo("DisplayP3");
    }

    @Test
    void throwsForNoInput() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] profile = Profiles.adobeRgb();
            for (int flips = 0; flips < 8; flips++) {
                profile[random.nextInt(250)] = (byte) random.nextInt();
            }
            IccProfile damaged = new IccProfile(Arrays.copyOf(profile, random.nextInt(profile.length)));
            damaged.isSrgb();
            assertThat(damaged.name()).hasSizeLessThanOrEqualTo(40);
        }
    }
}
