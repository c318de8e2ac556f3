package dev.backdrop.local.firefly.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTest {

    @Test
    void takesGreyValuesAsTheyWereWritten() {
        BufferedImage mask = ramp(BufferedImage.TYPE_BYTE_GRAY, 1);

        Coverage coverage = Coverage.of(mask, 256, 4, false);

        assertThat(coverage.shares()[16]).isEqualTo(16);
        assertThat(coverage.shares()[128]).isEqualTo(128);
        assertThat(coverage.shares()[255]).isEqualTo(255);
    }

    @Test
    void takesTheUpperHalfOfSixteenBits() {
        Coverage coverage = Coverage.of(ramp(BufferedImage.TYPE_USHORT_GRAY, 257), 256, 4, false);

        assertThat(coverage.shares()[128]).isEqualTo(128);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 254, 255})
    void invertsExactly(int grey) {
        BufferedImage mask = ramp(BufferedImage.TYPE_BYTE_GRAY, 1);

        assertThat(Coverage.of(mask, 256, 4, true).shares()[grey]).isEqualTo(255 - grey);
    }

    @Test
    void stretchesTheMaskWithThePhoto() {
        Coverage coverage = Coverage.of(ramp(BufferedImage.TYPE_BYTE_GRAY, 1), 512, 8, false);

        assertThat(coverage.shares()).hasSize(512 * 8);
        assertThat(coverage.shares()[256]).isBetween(126, 130);
    }

    /** Values 0 to 255 from left to right, times {@code factor}. */
    private static BufferedImage ramp(int type, int factor) {
        BufferedImage mask = new BufferedImage(256, 4, type);
        for (int x = 0; x < 256; x++) {
            for (int y = 0; y < 4; y++) {
                mask.getRaster().setSample(x, y, 0, x * factor);
            }
        }
        return mask;
    }
}
