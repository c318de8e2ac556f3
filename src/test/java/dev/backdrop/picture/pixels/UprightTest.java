package dev.backdrop.picture.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.picture.decode.Encodings;

class UprightTest {

    private static final Rgb PORTRAIT = Encodings.portrait();

    /** A, B above C, D above E, F: the pixels that a viewer shows for the stored rows AB, CD, EF (CIPA DC-008, 4.6.4 A). */
    @ParameterizedTest
    @CsvSource({
        "1, 2, ABCDEF",
        "2, 2, BADCFE",
        "3, 2, FEDCBA",
        "4, 2, EFCDAB",
        "5, 3, ACEBDF",
        "6, 3, ECAFDB",
        "7, 3, FDBECA",
        "8, 3, BDFACE"
    })
    void turnsAsExifSays(int orientation, int width, String expected) {
        Grey turned = Upright.grey(new Grey(2, 3, "ABCDEF".getBytes()), orientation);

        assertThat(turned.width()).isEqualTo(width);
        assertThat(new String(turned.samples())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsColoursAndChannelsAlike(int orientation) {
        Rgb stored = Encodings.storedAs(orientation, PORTRAIT);
        Grey storedGreen = green(stored);

        Rgb upright = Upright.rgb(stored, orientation);
        Grey uprightGreen = Upright.grey(storedGreen, orientation);

        assertThat(upright.width()).isEqualTo(200);
        assertThat(upright.samples()).isEqualTo(PORTRAIT.samples());
        assertThat(uprightGreen.height()).isEqualTo(250);
        assertThat(uprightGreen.samples()).isEqualTo(green(PORTRAIT).samples());
    }

    @Test
    void turnsInPlaceWhereTheSidesStay() {
        Grey grey = Grey.zero(3, 2);

        assertThat(Upright.grey(grey, 2).samples()).isSameAs(grey.samples());
        assertThat(Upright.grey(grey, 3).samples()).isSameAs(grey.samples());
        assertThat(Upright.grey(grey, 4).samples()).isSameAs(grey.samples());
    }

    private static Grey green(Rgb rgb) {
        Grey green = Grey.zero(rgb.width(), rgb.height());
        for (int i = 0; i < rgb.pixels(); i++) {
            green.set(i, rgb.green(i));
        }
        return green;
    }
}
