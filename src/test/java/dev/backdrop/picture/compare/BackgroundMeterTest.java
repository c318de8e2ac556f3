package dev.backdrop.picture.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Portraits;
import dev.backdrop.picture.pixels.Portraits.Paint;
import dev.backdrop.picture.pixels.Portraits.Portrait;
import dev.backdrop.picture.pixels.Rgb;

class BackgroundMeterTest {

    private static final Paint RED = (x, y) -> new int[] {255, 0, 0};
    private static final Paint LIGHTER_TO_THE_RIGHT = (x, y) -> {
        int grey = (int) Math.round(80 + 100 * x);
        return new int[] {grey, grey, grey};
    };

    @Test
    void measuresAnEvenColour() {
        BackgroundMeasures measures = measured(Portraits.number(1), RED);

        // The published CIELAB of sRGB's red under D65.
        assertThat(measures.l()).isCloseTo(53.24, within(0.02));
        assertThat(measures.a()).isCloseTo(80.09, within(0.05));
        assertThat(measures.b()).isCloseTo(67.2, within(0.05));
        assertThat(measures.lSpread()).isLessThan(0.01);
        assertThat(measures.abSpread()).isLessThan(0.01);
        assertThat(measures.lAcross()).isCloseTo(0, within(0.01));
        assertThat(measures.lDown()).isCloseTo(0, within(0.01));
        assertThat(measures.edges()).isCloseTo(0, within(0.01));
    }

    @Test
    void measuresAGradientFromBorderToBorder() {
        BackgroundMeasures measures = measured(Portraits.number(1), LIGHTER_TO_THE_RIGHT);

        // Grey 80 has L 34.0, grey 180 has L 73.3.
        assertThat(measures.lAcross()).isCloseTo(39.3, within(1.0));
        assertThat(measures.lDown()).isCloseTo(0, within(0.5));
        assertThat(measures.l()).isCloseTo(54.4, within(0.7));
    }

    @Test
    void doesNotDependOnThePersonBeforeIt() {
        BackgroundMeasures one = measured(Portraits.number(2), Portraits.STUDIO);
        BackgroundMeasures other = measured(Portraits.number(5), Portraits.STUDIO);

        assertThat(one.l()).isCloseTo(other.l(), within(2.5));
        assertThat(one.a()).isCloseTo(other.a(), within(2.0));
        assertThat(one.b()).isCloseTo(other.b(), within(2.0));
        assertThat(one.lAcross()).isCloseTo(other.lAcross(), within(3.0));
        assertThat(one.lDown()).isCloseTo(other.lDown(), within(3.0));
        assertThat(one.edges()).isCloseTo(other.edges(), within(0.5));
    }

    @Test
    void tellsBusyBackgroundsFromCalmOnes() {
        Portrait portrait = Portraits.number(3);

        BackgroundMeasures books =
                new BackgroundMeter().measure(portrait.photo(), portrait.mask()).orElseThrow();

        assertThat(books.edges())
                .isGreaterThan(measured(portrait, Portraits.STUDIO).edges() + 0.5);
        assertThat(books.abSpread())
                .isGreaterThan(measured(portrait, Portraits.STUDIO).abSpread() + 1.5);
    }

    @Test
    void takesAResultOfAnotherSize() {
        Portrait portrait = Portraits.number(4);
        Rgb result = Portraits.over(portrait.photo(), portrait.mask(), Portraits.STUDIO);

        BackgroundMeasures large = new BackgroundMeter()
                .measure(Portraits.resized(result, 1638, 2048), portrait.mask())
                .orElseThrow();

        assertThat(large.l()).isCloseTo(measured(portrait, Portraits.STUDIO).l(), within(0.1));
        assertThat(large.edges()).isCloseTo(measured(portrait, Portraits.STUDIO).edges(), within(0.1));
    }

    @Test
    void measuresNothingWithoutBackground() {
        assertThat(new BackgroundMeter().measure(Portraits.number(1).photo(), Grey.zero(800, 1000)))
                .isEmpty();
    }

    private static BackgroundMeasures measured(Portrait portrait, Paint paint) {
        Rgb result = Portraits.over(portrait.photo(), portrait.mask(), paint);
        return new BackgroundMeter().measure(result, portrait.mask()).orElseThrow();
    }
}
