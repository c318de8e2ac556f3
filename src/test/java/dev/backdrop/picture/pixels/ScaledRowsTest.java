package dev.backdrop.picture.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ScaledRowsTest {

    private static final Rgb GRADIENT =
            Portraits.painted(60, 40, (x, y) -> new int[] {(int) (x * 60), (int) (y * 40), (int) (x * 60 + y * 40)});

    @Test
    void keepsAPictureOfTheSameSize() {
        ScaledRows rows = new ScaledRows(GRADIENT, 60, 40);

        for (int y = 0; y < 40; y++) {
            rows.toRow(y, 60, 60);
            for (int i = 0; i < 3 * 60; i++) {
                assertThat(rows.at(i)).isCloseTo(GRADIENT.samples()[y * 180 + i] & 0xff, within(1e-3f));
            }
        }
    }

    @Test
    void enlargesAGradientEvenly() {
        ScaledRows rows = new ScaledRows(GRADIENT, 180, 120);

        for (int y = 0; y < 120; y++) {
            rows.toRow(y, 180, 180);
            for (int x = 9; x < 171 && y >= 9 && y < 111; x++) {
                assertThat(rows.at(3 * x)).isCloseTo((x + 0.5f) / 3 - 0.5f, within(0.02f));
                assertThat(rows.at(3 * x + 1)).isCloseTo((y + 0.5f) / 3 - 0.5f, within(0.02f));
            }
        }
    }

    @Test
    void shrinksFineTextureToItsMean() {
        Rgb checked = Rgb.black(64, 64);
        for (int i = 0; i < checked.pixels(); i++) {
            int value = (i % 64 + i / 64) % 2 * 200;
            checked.set(i, value, value, value);
        }
        ScaledRows rows = new ScaledRows(checked, 16, 16);

        for (int y = 0; y < 16; y++) {
            rows.toRow(y, 16, 16);
            for (int x = 2; x < 14 && y >= 2 && y < 14; x++) {
                assertThat(rows.at(3 * x)).isCloseTo(100, within(3f));
            }
        }
    }

    @Test
    void paintsNoWrongLevelBesideHardEdges() {
        Rgb half = Portraits.painted(8, 8, (x, y) -> x < 0.5 ? new int[] {0, 0, 0} : new int[] {255, 255, 255});

        Rgb large = Portraits.resized(half, 64, 8);

        for (int x = 0; x < 64; x++) {
            // Cubic interpolation overshoots for two old pixels on both sides of the edge.
            if (x < 28) {
                assertThat(large.red(x)).isZero();
            } else if (x >= 36) {
                assertThat(large.red(x)).isEqualTo(255);
            }
        }
        assertThat(overshoots(half)).isTrue();
    }

    private static boolean overshoots(Rgb half) {
        ScaledRows rows = new ScaledRows(half, 64, 8);
        rows.toRow(0, 64, 64);
        return IntStream.range(0, 3 * 64).anyMatch(i -> rows.at(i) < -1 || rows.at(i) > 256);
    }
}
