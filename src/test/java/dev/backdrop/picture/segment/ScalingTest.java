package dev.backdrop.picture.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

class ScalingTest {

    /** Whoever takes single pixels instead of means gets stripes. */
    @ParameterizedTest
    @CsvSource({"1000, 100", "1003, 256", "999, 333", "4001, 256"})
    void turnsFineStripesIntoEvenGrey(int from, int to) {
        Rgb stripes = Rgb.black(from, 8);
        for (int i = 0; i < stripes.pixels(); i++) {
            int level = i % from % 2 * 200;
            stripes.set(i, level, level, level);
        }

        Rgb small = Scaling.to(stripes, to, 2);

        int spread = 200 * to / from + 1;
        for (int i = 0; i < small.pixels(); i++) {
            assertThat(small.red(i)).isBetween(100 - spread, 100 + spread);
        }
    }

    @Test
    void weighsPixelsByTheAreaThatIsCovered() {
        Grey three = new Grey(3, 1, new byte[] {(byte) 240, 120, 0});

        assertThat(Scaling.to(three, 2, 1).samples()).containsExactly(200, 40);
    }

    @Test
    void interpolatesBetweenTheCentresOfPixels() {
        Grey two = new Grey(2, 1, new byte[] {0, 100});

        assertThat(Scaling.to(two, 4, 2).samples()).containsExactly(0, 25, 75, 100, 0, 25, 75, 100);
    }

    @Test
    void keepsTheColoursApart() {
        Rgb square = Rgb.black(2, 2);
        for (int i = 0; i < 4; i++) {
            square.set(i, 250, 100, 10 * i);
        }

        Rgb one = Scaling.to(square, 1, 1);

        assertThat(one.red(0)).isEqualTo(250);
        assertThat(one.green(0)).isEqualTo(100);
        assertThat(one.blue(0)).isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource({"7, 5, 3, 2", "3, 2, 7, 5", "1, 1, 9, 9", "640, 480, 256, 256", "100, 3000, 34, 1024"})
    void leavesAnEvenColourAsItIs(int width, int height, int toWidth, int toHeight) {
        Rgb even = Rgb.black(width, height);
        Arrays.fill(even.samples(), (byte) 255);

        assertThat(Scaling.to(even, toWidth, toHeight).samples()).containsOnly(255);
    }

    @Test
    void doesNotCopyAPictureThatIsSmallEnough() {
        Rgb picture = Rgb.black(30, 40);

        assertThat(Scaling.within(picture, 40)).isSameAs(picture);
        assertThat(Scaling.to(picture, 30, 40)).isSameAs(picture);
    }

    @ParameterizedTest
    @CsvSource({"4000, 3000, 1024, 768", "3000, 4000, 768, 1024", "3000, 1, 1024, 1"})
    void keepsTheProportions(int width, int height, int toWidth, int toHeight) {
        Rgb small = Scaling.within(Rgb.black(width, height), 1024);

        assertThat(small.width()).isEqualTo(toWidth);
        assertThat(small.height()).isEqualTo(toHeight);
    }
}
