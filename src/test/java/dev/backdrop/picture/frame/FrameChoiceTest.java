package dev.backdrop.picture.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameChoiceTest {

    @ParameterizedTest(name = "{0}x{1} in {2}x{3}")
    @CsvSource({
        // The aspect with the least padding, and the smallest size that keeps all pixels.
        "800, 1000, 896, 1152, 896, 1120",
        "700, 875, 896, 1152, 896, 1120",
        "1200, 1500, 1792, 2304, 1792, 2240",
        "1000, 1000, 1024, 1024, 1024, 1024",
        "1025, 1025, 2048, 2048, 2048, 2048",
        "1920, 1080, 2688, 1536, 2688, 1512",
        "1024, 768, 1152, 896, 1152, 864",
        // As much padding in 9:7 as in 7:4: the bar is above, and not at both sides.
        "1000, 667, 1152, 896, 1152, 768",
        "1500, 1000, 2304, 1792, 2304, 1536",
        // No size is large enough.
        "4000, 5000, 1792, 2304, 1792, 2240",
        "1000, 3000, 1792, 2304, 768, 2304",
        "3000, 1000, 2688, 1536, 2688, 896",
        // Nothing is padded where the aspect is documented.
        "2304, 1792, 2304, 1792, 2304, 1792",
        "448, 576, 896, 1152, 896, 1152",
    })
    void choosesTheLeastPaddingAndKeepsThePixels(
            int width, int height, int frameWidth, int frameHeight, int scaledWidth, int scaledHeight) {
        Frame frame = FrameChoice.documented().around(width, height);

        assertThat(List.of(frame.width(), frame.height(), frame.scaledWidth(), frame.scaledHeight()))
                .containsExactly(frameWidth, frameHeight, scaledWidth, scaledHeight);
        assertThat(List.of(frame.photoWidth(), frame.photoHeight())).containsExactly(width, height);
        assertThat(frame.padsNothing()).isEqualTo(frameWidth == scaledWidth && frameHeight == scaledHeight);
    }

    @Test
    void bothSidesArePaddedAlikeAndNothingBelow() {
        Frame narrow = FrameChoice.documented().around(1000, 3000);
        Frame wide = FrameChoice.documented().around(3000, 1000);

        assertThat(List.of(narrow.left(), narrow.top())).containsExactly(512, 0);
        assertThat(List.of(wide.left(), wide.top())).containsExactly(0, 640);
    }

    @Test
    void aSizeCanBeGiven() {
        Frame frame = FrameChoice.of(2048, 2048).around(800, 1000);

        assertThat(frame).isEqualTo(new Frame(2048, 2048, 205, 0, 1638, 2048, 800, 1000));
    }

    @Test
    void aFrameThatDoesNotHoldItsPhotoIsRefused() {
        assertThatThrownBy(() -> new Frame(100, 100, 1, 0, 100, 100, 50, 50))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
