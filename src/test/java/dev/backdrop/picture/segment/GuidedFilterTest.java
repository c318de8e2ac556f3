package dev.backdrop.picture.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

class GuidedFilterTest {

    private static final int SIDE = 120;

    /** The rough mask ends up to three pixels from the colour's edge, on either side. */
    @ParameterizedTest
    @ValueSource(ints = {57, 58, 60, 62, 63})
    void movesTheEdgeToWhereTheColourChanges(int roughEdge) {
        Rgb photo = halves(SIDE, 60, true);
        Grey rough = Grey.zero(SIDE, SIDE);
        for (int i = 0; i < rough.pixels(); i++) {
            rough.set(i, i % SIDE < roughEdge ? 255 : 0);
        }

        Grey mask = new GuidedFilter(photo, rough, 12, 5e-4).apply(photo);

        for (int y = 0; y < SIDE; y++) {
            assertThat(mask.at(y * SIDE + 59)).isGreaterThan(150);
            assertThat(mask.at(y * SIDE + 60)).isLessThan(105);
            assertThat(mask.at(y * SIDE + 20)).isEqualTo(255);
            assertThat(mask.at(y * SIDE + 100)).isZero();
        }
    }

    /** The red, green and blue of both halves have the same mean. */
    @Test
    void seesColourWhereBrightnessIsTheSame() {
        Rgb photo = halves(SIDE, 60, false);
        Grey rough = Grey.zero(SIDE, SIDE);
        for (int i = 0; i < rough.pixels(); i++) {
            rough.set(i, i % SIDE < 63 ? 255 : 0);
        }

        Grey mask = new GuidedFilter(photo, rough, 12, 5e-4).apply(photo);

        assertThat(mask.at(60 * SIDE + 59)).isGreaterThan(200);
        assertThat(mask.at(60 * SIDE + 60)).isLessThan(100);
    }

    @Test
    void isSharpInAPhotoThatIsLargerThanItsGuide() {
        Rgb photo = halves(5 * SIDE, 302, true);
        Rgb guide = Resize.to(SIDE, SIDE).of(photo);
        Grey rough = Grey.zero(SIDE, SIDE);
        for (int i = 0; i < rough.pixels(); i++) {
            rough.set(i, i % SIDE < 60 ? 255 : 0);
        }

        Grey mask = new GuidedFilter(guide, rough, 12, 5e-4).apply(photo);

        int row = 300 * photo.width();
        assertThat(mask.at(row + 301)).isGreaterThan(200);
        assertThat(mask.at(row + 302)).isLessThan(55);
    }

    @Test
    void leavesAMaskWithoutAnEdgeAsItIs() {
        Rgb photo = halves(SIDE, 60, true);
        Grey all = Grey.zero(SIDE, SIDE).inverted();

        assertThat(new GuidedFilter(photo, all, 12, 5e-4).apply(photo).samples())
                .containsOnly(255);
        assertThat(new GuidedFilter(photo, all.inverted(), 12, 5e-4)
                        .apply(photo)
                        .samples())
                .containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void takesPicturesThatAreSmallerThanItsWindow(int side) {
        Rgb photo = Rgb.black(side, 7);
        Grey all = Grey.zero(side, 7).inverted();

        assertThat(new GuidedFilter(photo, all, 12, 5e-4).apply(photo).samples())
                .containsOnly(255);
    }

    private static Rgb halves(int side, int edge, boolean bright) {
        Rgb halves = Rgb.black(side, side);
        for (int i = 0; i < halves.pixels(); i++) {
            if (i % side < edge) {
                halves.set(i, 180, 60, 60);
            } else if (bright) {
                halves.set(i, 220, 230, 240);
            } else {
                halves.set(i, 60, 60, 180);
            }
        }
        return halves;
    }
}
