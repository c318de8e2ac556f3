package dev.backdrop.picture.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntUnaryOperator;

import org.junit.jupiter.api.Test;

class ColourFitTest {

    private static final int SIDE = 9;

    private final Rgb picture = noise();

    @Test
    void findsTheFunctionThatMadeTheChannel() {
        ColourFit fit = fit(1e-9, channel(i -> 20 + picture.blue(i) / 8 + picture.green(i) / 2 + picture.red(i) / 4));

        assertThat(fit.ofBlue()).isCloseTo(0.125, within(1e-6));
        assertThat(fit.ofGreen()).isCloseTo(0.5, within(1e-6));
        assertThat(fit.ofRed()).isCloseTo(0.25, within(1e-6));
        assertThat(fit.constant()).isCloseTo(20 / 255.0, within(1e-6));
    }

    @Test
    void explainsTheWholeVarianceOfAFunctionOfTheColours() {
        Grey green = channel(picture::green);

        assertThat(fit(1e-9, green).explained()).isCloseTo(variance(green), within(1e-6));
    }

    @Test
    void explainsNothingOfAnEvenChannel() {
        ColourFit fit = fit(5e-4, channel(i -> 51));

        assertThat(new double[] {fit.ofBlue(), fit.ofGreen(), fit.ofRed(), fit.explained()})
                .containsExactly(new double[4], within(1e-9));
        assertThat(fit.constant()).isCloseTo(0.2, within(1e-9));
    }

    /** The factor of a colour alone is its covariance over its variance; the smoothness is added to the variance. */
    @Test
    void smoothesByTheGivenVariance() {
        Rgb red = Rgb.black(SIDE, SIDE);
        for (int i = 0; i < red.pixels(); i++) {
            red.set(i, i % 2 * 51, 0, 0);
        }
        Grey channel = channel(red::red);

        ColourFit fit = fit(0.01, red, channel);

        assertThat(fit.ofRed()).isCloseTo(variance(channel) / (variance(channel) + 0.01), within(1e-9));
        assertThat(fit.ofGreen()).isZero();
    }

    private ColourFit fit(double smoothness, Grey channel) {
        return fit(smoothness, picture, channel);
    }

    /** Around the pixel in the middle, whose window is the whole picture. */
    private static ColourFit fit(double smoothness, Rgb picture, Grey channel) {
        BoxSums windows = new BoxSums(
                SIDE, SIDE, SIDE / 2, ColourFit.PLANES, (y, planes) -> ColourFit.fill(picture, channel, y, planes));
        int[][] sums = windows.nextRow();
        for (int y = 1; y <= SIDE / 2; y++) {
            sums = windows.nextRow();
        }
        ColourFit fit = new ColourFit(smoothness);
        fit.fit(sums, SIDE / 2, SIDE * SIDE);
        return fit;
    }

    private static double variance(Grey channel) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < channel.pixels(); i++) {
            double level = channel.at(i) / 255.0;
            sum += level / channel.pixels();
            squares += level * level / channel.pixels();
        }
        return squares - sum * sum;
    }

    private static Grey channel(IntUnaryOperator levelAt) {
        Grey channel = Grey.zero(SIDE, SIDE);
        for (int i = 0; i < channel.pixels(); i++) {
            channel.set(i, levelAt.applyAsInt(i));
        }
        return channel;
    }

    /** Levels that can be divided by 8 without a rest. */
    private static Rgb noise() {
        Random random = new Random(1);
        Rgb noise = Rgb.black(SIDE, SIDE);
        for (int i = 0; i < noise.pixels(); i++) {
            noise.set(i, 8 * random.nextInt(32), 8 * random.nextInt(32), 8 * random.nextInt(32));
        }
        return noise;
    }
}
