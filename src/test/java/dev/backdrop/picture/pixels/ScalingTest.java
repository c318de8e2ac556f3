package dev.backdrop.picture.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.backdrop.picture.decode.Encodings;

class ScalingTest {

    private static double mean(Rgb rgb) {
        long sum = 0;
        for (byte sample : rgb.samples()) {
            sum += sample & 0xff;
        }
        return (double) sum / rgb.samples().length;
    }

    @Test
    void averagesTheAreaOfEachPixel() {
        Rgb picture = Rgb.black(4, 2);
        for (int i = 0; i < 8; i++) {
            picture.set(i, 10 * i, 100, i < 4 ? 0 : 200);
        }

        Rgb half = Scaling.toLongerSide(picture, 2);

        assertThat(half.width()).isEqualTo(2);
        assertThat(half.height()).isEqualTo(1);
        // Red: (0 + 10 + 40 + 50) / 4 and (20 + 30 + 60 + 70) / 4.
        assertThat(half.samples()).containsExactly(100, 100, 25, 100, 100, 45);
    }

    @Test
    void sharesAPixelBetweenItsNeighbours() {
        Rgb picture = Rgb.black(3, 1);
        picture.set(1, 90, 90, 90);

        Rgb smaller = Scaling.toLongerSide(picture, 2);

        // Each new pixel covers one and a half; a third of it is the bright one's half.
        assertThat(smaller.red(0)).isEqualTo(30);
        assertThat(smaller.red(1)).isEqualTo(30);
    }

    @Test
    void keepsTheLightAndTheShape() {
        Rgb portrait = Encodings.portrait();

        Rgb smaller = Scaling.toLongerSide(portrait, 97);

        assertThat(smaller.width()).isEqualTo(78);
        assertThat(smaller.height()).isEqualTo(97);
        assertThat(mean(smaller)).isBetween(mean(portrait) - 0.5, mean(portrait) + 0.5);
    }

    @Test
    void neverEnlarges() {
        Rgb portrait = Encodings.portrait();

        assertThat(Scaling.toLongerSide(portrait, 250)).isSameAs(portrait);
    }

    @Test
    void keepsAtLeastOnePixelOfTheShorterSide() {
        assertThat(Scaling.toLongerSide(Rgb.black(1000, 1), 10).height()).isEqualTo(1);
    }
}
