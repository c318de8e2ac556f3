package dev.backdrop.picture.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

class PaddingTest {

    /** Half as large again in the frame, between two bars of 3, below one of 4. */
    private static final Frame FRAME = new Frame(15, 13, 3, 4, 9, 9, 6, 6);

    private final Padding padding = new Padding(FRAME);

    @Test
    void aPhotosBorderGoesOnOutward() {
        Rgb padded = padding.photo(picture(6, 6));

        Rgb scaled = Resize.to(9, 9).of(picture(6, 6));
        for (int y = 0; y < 13; y++) {
            for (int x = 0; x < 15; x++) {
                int nearest = Math.max(0, Math.min(8, y - 4)) * 9 + Math.max(0, Math.min(8, x - 3));
                assertThat(pixel(padded, y * 15 + x)).as(x + ", " + y).isEqualTo(pixel(scaled, nearest));
            }
        }
    }

    @Test
    void aMasksPaddingIsRepainted() {
        Grey padded = padding.mask(Grey.zero(6, 6));

        for (int y = 0; y < 13; y++) {
            for (int x = 0; x < 15; x++) {
                boolean isPhoto = x >= 3 && x < 12 && y >= 4;
                assertThat(padded.at(y * 15 + x)).as(x + ", " + y).isEqualTo(isPhoto ? 0 : 255);
            }
        }
    }

    @Test
    void theResultsPartIsThePhotosPlace() {
        Rgb padded = padding.photo(picture(6, 6));

        Rgb part = padding.undo(padded).orElseThrow();

        assertThat(part.samples()).isEqualTo(Resize.to(9, 9).of(picture(6, 6)).samples());
    }

    @Test
    void aResultOfAnotherScaleIsCutInThatScale() {
        Rgb part = padding.undo(picture(30, 26)).orElseThrow();

        assertThat(part.width()).isEqualTo(18);
        assertThat(part.height()).isEqualTo(18);
        assertThat(pixel(part, 0)).isEqualTo(pixel(picture(30, 26), 8 * 30 + 6));
    }

    @Test
    void aResultOfAnotherAspectHasNoKnownPart() {
        assertThat(padding.undo(picture(26, 26))).isEmpty();
    }

    private static Rgb picture(int width, int height) {
        Rgb picture = Rgb.black(width, height);
        for (int pixel = 0; pixel < picture.pixels(); pixel++) {
            picture.set(pixel, 7 * pixel % 256, 3 * pixel % 256, 100 + pixel % 100);
        }
        return picture;
    }

    private static int pixel(Rgb picture, int at) {
        return picture.red(at) << 16 | picture.green(at) << 8 | picture.blue(at);
    }
}
