package dev.backdrop.local.firefly.paint;

import static dev.backdrop.local.firefly.paint.TestPictures.at;
import static dev.backdrop.local.firefly.paint.TestPictures.distance;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepainterTest {

    private static final Rgb PERSON =
            new Rgb(TestPictures.YELLOW.getRed(), TestPictures.YELLOW.getGreen(), TestPictures.YELLOW.getBlue());
    private static final int JPEG_NOISE = 4;

    private final Repainter repainter = new Repainter(0);

    @Test
    void keepsTheBlackReplacesTheWhiteAndBlendsTheGrey() throws IOException {
        BufferedImage result = repaint("solid #104080", 1, false);

        assertThat(distance(at(result, 0.15, 0.5), PERSON)).isLessThanOrEqualTo(JPEG_NOISE);
        assertThat(distance(at(result, 0.85, 0.5), Rgb.hex("104080"))).isLessThanOrEqualTo(JPEG_NOISE);
        assertThat(distance(at(result, 0.5, 0.5), PERSON.mixed(Rgb.hex("104080"), 128 / 255.0)))
                .isLessThanOrEqualTo(JPEG_NOISE);
    }

    @Test
    void exchangesBlackAndWhiteWhenTheMaskIsInverted() throws IOException {
        BufferedImage result = repaint("solid #104080", 1, true);

        assertThat(distance(at(result, 0.15, 0.5), Rgb.hex("104080"))).isLessThanOrEqualTo(JPEG_NOISE);
        assertThat(distance(at(result, 0.85, 0.5), PERSON)).isLessThanOrEqualTo(JPEG_NOISE);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_INDEXED})
    void readsEveryKindOfMaskAlike(int type) throws IOException {
        byte[] result = repainter.repaint(order(TestPictures.mask(type), "solid #104080", 1, false));

        BufferedImage picture = TestPictures.read(result);
        assertThat(distance(at(picture, 0.15, 0.5), PERSON)).isLessThanOrEqualTo(JPEG_NOISE);
        assertThat(distance(at(picture, 0.85, 0.5), Rgb.hex("104080"))).isLessThanOrEqualTo(JPEG_NOISE);
        assertThat(distance(at(picture, 0.5, 0.5), PERSON.mixed(Rgb.hex("104080"), 128 / 255.0)))
                .isLessThanOrEqualTo(JPEG_NOISE);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void paintsTheSameForTheSameWordsAndSeed(Setting setting) throws IOException {
        String prompt = setting.name().toLowerCase(Locale.ROOT);
        byte[] once = repainter.repaint(order(TestPictures.mask(), prompt, 4711, false));
        byte[] again = new Repainter(0).repaint(order(TestPictures.mask(), prompt, 4711, false));

        assertThat(again).isEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource(value = Setting.class, mode = EnumSource.Mode.EXCLUDE, names = "SOLID")
    void paintsDifferentlyForAnotherSeed(Setting setting) throws IOException {
        String prompt = setting.name().toLowerCase(Locale.ROOT);

        assertThat(repainter.repaint(order(TestPictures.mask(), prompt, 1, false)))
                .isNotEqualTo(repainter.repaint(order(TestPictures.mask(), prompt, 2, false)));
    }

    @Test
    void givesEveryPersonTheSameBackdrop() throws IOException {
        byte[] other =
                TestPictures.png(TestPictures.stripes(BufferedImage.TYPE_INT_RGB, Color.PINK, Color.PINK, Color.PINK));
        BufferedImage one = repaint("blue gradient", 7, false);
        BufferedImage two = TestPictures.read(repainter.repaint(new Repainter.Order(
                other, TestPictures.mask(), false, "blue gradient", 7, TestPictures.WIDTH, TestPictures.HEIGHT)));

        assertThat(distance(at(one, 0.9, 0.2), at(two, 0.9, 0.2))).isLessThanOrEqualTo(JPEG_NOISE);
    }

    @Test
    void looksTheSameInEverySize() throws IOException {
        BufferedImage small = repaint("blue gradient", 7, false);
        BufferedImage large = TestPictures.read(repainter.repaint(
                new Repainter.Order(TestPictures.photo(), TestPictures.mask(), false, "blue gradient", 7, 1200, 1500)));

        assertThat(large.getWidth()).isEqualTo(1200);
        assertThat(large.getHeight()).isEqualTo(1500);
        assertThat(distance(at(small, 0.9, 0.2), at(large, 0.9, 0.2))).isLessThanOrEqualTo(JPEG_NOISE);
        assertThat(distance(at(small, 0.15, 0.5), at(large, 0.15, 0.5))).isLessThanOrEqualTo(JPEG_NOISE);
    }

    @Test
    void runsOverTheEdgeOnlyWhereBleedIsOn() throws IOException {
        byte[] hardMask = TestPictures.png(
                TestPictures.stripes(BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.BLACK, Color.WHITE));
        Repainter.Order order = order(hardMask, "solid #104080", 1, false);
        double justInside = 0.662;

        Rgb exact = at(TestPictures.read(repainter.repaint(order)), justInside - 0.01, 0.5);
        BufferedImage bled = TestPictures.read(new Repainter(0.015).repaint(order));

        assertThat(distance(exact, PERSON)).isLessThanOrEqualTo(20);
        assertThat(distance(at(bled, justInside, 0.5), PERSON)).isGreaterThan(40);
        assertThat(distance(at(bled, 0.6, 0.5), PERSON)).isLessThanOrEqualTo(JPEG_NOISE);
    }

    private BufferedImage repaint(String prompt, long seed, boolean invert) throws IOException {
        return TestPictures.read(repainter.repaint(order(TestPictures.mask(), prompt, seed, invert)));
    }

    private static Repainter.Order order(byte[] mask, String prompt, long seed, boolean invert) {
        return new Repainter.Order(
                TestPictures.photo(), mask, invert, prompt, seed, TestPictures.WIDTH, TestPictures.HEIGHT);
    }
}
