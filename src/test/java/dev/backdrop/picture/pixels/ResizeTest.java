package dev.backdrop.picture.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.backdrop.picture.decode.Encodings;

class ResizeTest {

    // Smaller

    @Test
    void averagesWholePixels() {
        Grey channel = new Grey(4, 2, bytes(10, 20, 200, 240, 30, 40, 220, 220));

        assertThat(Resize.to(2, 1).of(channel).samples()).isEqualTo(bytes(25, 220));
    }

    @Test
    void averagesWholePixelsOfEachColour() {
        Rgb picture = Rgb.black(4, 2);
        for (int i = 0; i < 8; i++) {
            picture.set(i, 10 * i, 100, i < 4 ? 0 : 200);
        }

        Rgb half = Resize.within(2, 4, 2).of(picture);

        assertThat(half.width()).isEqualTo(2);
        assertThat(half.height()).isEqualTo(1);
        // Red: (0 + 10 + 40 + 50) / 4 and (20 + 30 + 60 + 70) / 4.
        assertThat(half.samples()).containsExactly(25, 100, 100, 45, 100, 100);
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
    void averagesPartsOfPixelsInWholeRows() {
        Grey channel = new Grey(3, 2, bytes(0, 90, 30, 60, 90, 30));

        assertThat(Resize.to(2, 1).of(channel).samples()).isEqualTo(bytes(50, 50));
    }

    @Test
    void sharesAPixelBetweenItsNeighbours() {
        Rgb picture = Rgb.black(3, 1);
        picture.set(1, 90, 90, 90);

        Rgb smaller = Resize.to(2, 1).of(picture);

        // Each new pixel covers one and a half; a third of it is the bright one's half.
        assertThat(smaller.samples()).containsOnly(30);
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
    void roundsToTheNearestLevel() {
        Rgb square = Rgb.black(2, 2);
        for (int i = 0; i < 4; i++) {
            square.set(i, 250, i < 1 ? 100 : 101, 10 * i);
        }

        Rgb one = Resize.to(1, 1).of(square);

        assertThat(new int[] {one.red(0), one.green(0), one.blue(0)}).containsExactly(250, 101, 15);
    }

    /** Single pixels instead of averages make stripes. */
    @ParameterizedTest
    @CsvSource({"1000, 100", "1003, 256", "999, 333", "4001, 256"})
    void turnsFineStripesIntoEvenGrey(int from, int to) {
        Rgb stripes = Rgb.black(from, 8);
        for (int i = 0; i < stripes.pixels(); i++) {
            int level = i % from % 2 * 200;
            stripes.set(i, level, level, level);
        }

        Rgb small = Resize.to(to, 2).of(stripes);

        int spread = 200 * to / from + 1;
        for (int i = 0; i < small.pixels(); i++) {
            assertThat(small.red(i)).isBetween(100 - spread, 100 + spread);
        }
    }

    @Test
    void keepsTheLightAndTheShape() {
        Rgb portrait = Encodings.portrait();

        Rgb smaller = Resize.within(97, portrait.width(), portrait.height()).of(portrait);

        assertThat(smaller.width()).isEqualTo(78);
        assertThat(smaller.height()).isEqualTo(97);
        assertThat(mean(smaller)).isBetween(mean(portrait) - 0.5, mean(portrait) + 0.5);
    }

    // Larger

    @Test
    void interpolatesBetweenTheCentresOfPixels() {
        Grey two = new Grey(2, 1, bytes(0, 100));

        assertThat(Resize.to(4, 2).of(two).samples()).containsExactly(0, 25, 75, 100, 0, 25, 75, 100);
    }

    @Test
    void interpolatesBetweenTheCentresOfRows() {
        Rgb two = Rgb.black(1, 2);
        two.set(1, 100, 40, 0);

        assertThat(Resize.to(1, 4).of(two).samples()).containsExactly(0, 0, 0, 25, 10, 0, 75, 30, 0, 100, 40, 0);
    }

    @Test
    void averagesAcrossAndInterpolatesDown() {
        Grey square = new Grey(2, 2, bytes(0, 40, 100, 140));

        assertThat(Resize.to(1, 4).of(square).samples()).containsExactly(20, 45, 95, 120);
    }

    // In every size

    @ParameterizedTest
    @CsvSource({
        "7, 5, 3, 2",
        "3, 2, 7, 5",
        "1, 1, 9, 9",
        "640, 480, 256, 256",
        "100, 3000, 34, 1024",
        "101, 67, 37, 31",
        "37, 53, 1, 70",
        "37, 53, 11, 70",
        "37, 53, 37, 70",
        "37, 53, 38, 70",
        "37, 53, 512, 70"
    })
    void keepsAnEvenColour(int width, int height, int toWidth, int toHeight) {
        Rgb colours = Rgb.black(width, height);
        Arrays.fill(colours.samples(), (byte) 255);
        Grey channel = Grey.zero(width, height).inverted();

        assertThat(Resize.to(toWidth, toHeight).of(colours).samples()).containsOnly(255);
        assertThat(Resize.to(toWidth, toHeight).of(channel).samples()).containsOnly(255);
    }

    // Sizes

    @ParameterizedTest
    @CsvSource({
        "512, 3000, 4000, 384, 512",
        "1024, 4000, 3000, 1024, 768",
        "1024, 3000, 4000, 768, 1024",
        "1024, 3000, 1, 1024, 1",
        "10, 1000, 1, 10, 1",
        "10, 1, 1000, 1, 10"
    })
    void shrinksToTheLongerSide(int longest, int width, int height, int toWidth, int toHeight) {
        Rgb small = Resize.within(longest, width, height).of(Rgb.black(width, height));

        assertThat(small.width()).isEqualTo(toWidth);
        assertThat(small.height()).isEqualTo(toHeight);
    }

    @ParameterizedTest
    @CsvSource({"512", "300"})
    void enlargesNothingThatIsToLieWithin(int longest) {
        Rgb picture = Rgb.black(300, 200);

        assertThat(Resize.within(longest, 300, 200).of(picture)).isSameAs(picture);
    }

    @Test
    void enlargesToFit() {
        Resize size = Resize.fitting(128, 30, 60);

        assertThat(size.width()).isEqualTo(64);
        assertThat(size.height()).isEqualTo(128);
    }

    @Test
    void copiesNothingOfTheSameSize() {
        Rgb picture = Rgb.black(30, 40);
        Grey channel = Grey.zero(30, 40);

        assertThat(Resize.to(30, 40).of(picture)).isSameAs(picture);
        assertThat(Resize.to(30, 40).of(channel)).isSameAs(channel);
    }

    private static double mean(Rgb rgb) {
        long sum = 0;
        for (byte sample : rgb.samples()) {
            sum += sample & 0xff;
        }
        return (double) sum / rgb.samples().length;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
