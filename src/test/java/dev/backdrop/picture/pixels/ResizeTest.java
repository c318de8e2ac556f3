package dev.backdrop.picture.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResizeTest {

    @Test
    void averagesWholePixels() {
        Grey channel = new Grey(4, 2, bytes(10, 20, 200, 240, 30, 40, 220, 220));

        assertThat(Resize.to(2, 1).of(channel).samples()).isEqualTo(bytes(25, 220));
    }

    @Test
    void averagesPartsOfPixels() {
        Grey channel = new Grey(3, 1, bytes(30, 60, 120));

        // 30 and half of 60; half of 60 and 120.
        assertThat(Resize.to(2, 1).of(channel).samples()).isEqualTo(bytes(40, 100));
    }

    @Test
    void averagesPartsOfRows() {
        Grey channel = new Grey(1, 3, bytes(30, 60, 120));

        assertThat(Resize.to(1, 2).of(channel).samples()).isEqualTo(bytes(40, 100));
    }

    @Test
    void keepsColoursApart() {
        Rgb picture = Rgb.black(2, 2);
        picture.set(0, 200, 100, 0);
        picture.set(3, 0, 100, 40);

        Rgb small = Resize.to(1, 1).of(picture);

        assertThat(new int[] {small.red(0), small.green(0), small.blue(0)}).containsExactly(50, 50, 10);
    }

    @Test
    void shrinksToTheLongerSide() {
        Resize size = Resize.within(512, 3000, 4000);

        assertThat(size.width()).isEqualTo(384);
        assertThat(size.height()).isEqualTo(512);
    }

    @Test
    void enlargesNothing() {
        Rgb picture = Rgb.black(300, 200);

        assertThat(Resize.within(512, 300, 200).of(picture)).isSameAs(picture);
    }

    @Test
    void keepsAColourInEverySize() {
        Grey even = Grey.zero(101, 67).inverted();

        assertThat(Resize.to(37, 31).of(even).samples()).containsOnly(255);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
