package dev.backdrop.picture.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.Raster;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.picture.pixels.Resize;
import dev.backdrop.picture.pixels.Rgb;

class PersonFinderTest {

    private static final PersonFinder FINDER = new PersonFinder();

    static IntStream portraits() {
        return Portraits.all();
    }

    /** The package answers in 8 bits, and computes in half precision; TensorFlow Lite in single precision, as here. */
    @ParameterizedTest
    @MethodSource("portraits")
    void answersAsTheNpmPackageAndTensorFlowLite(int number) {
        float[] probabilities = FINDER.probabilities(Portraits.sampled(number, PersonFinder.SIDE));

        assertThat(meanDifference(probabilities, number, "package", 255)).isLessThan(1e-3);
        assertThat(meanDifference(probabilities, number, "exact", 65535)).isLessThan(2e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 8})
    void isConfidentWherePersonAndBackgroundDiffer(int number) {
        PersonMap map = FINDER.find(Portraits.photo(number));

        assertThat(map.confident()).isTrue();
        assertThat(map.agreement()).isBetween(.98, 1.0);
        assertThat(map.uncertain()).isBetween(.001, .03);
    }

    /** A brown sweater before bricks, lights that end in a scarf, brown hair before wood. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 6})
    void isNotConfidentWherePersonAndBackgroundLookAlike(int number) {
        assertThat(FINDER.find(Portraits.photo(number)).confident()).isFalse();
    }

    @Test
    void isNotConfidentAboutNoise() {
        Rgb noise = Rgb.black(400, 500);
        new Random(1).nextBytes(noise.samples());

        assertThat(FINDER.find(noise).confident()).isFalse();
    }

    @Test
    void isNotConfidentAboutWallpaper() {
        Rgb wallpaper = Rgb.black(400, 500);
        for (int i = 0; i < wallpaper.pixels(); i++) {
            boolean dark = (i % 400 / 25 + i / 400 / 25) % 2 == 0;
            wallpaper.set(i, dark ? 150 : 220, dark ? 90 : 200, dark ? 60 : 170);
        }

        assertThat(FINDER.find(wallpaper).confident()).isFalse();
    }

    @Test
    void isNotConfidentAboutABlankPicture() {
        PersonMap map = FINDER.find(Rgb.black(300, 300));

        assertThat(map.agreement()).isZero();
        assertThat(map.confident()).isFalse();
    }

    @Test
    void answersAlikeWhenThePhotoWasMadeSmallBefore() {
        Rgb large = Portraits.enlarged(Portraits.photo(1), 2400, 3000);

        PersonMap map = FINDER.find(Resize.small(large));

        assertThat(map.probability().samples())
                .isEqualTo(FINDER.find(large).probability().samples());
    }

    @Test
    void findsTheMirroredPersonInTheMirroredPhoto() {
        PersonMap map = FINDER.find(Portraits.photo(6));
        PersonMap mirrored = FINDER.find(Portraits.mirrored(Portraits.photo(6)));

        assertThat(IntStream.range(0, map.probability().pixels())
                        .map(i -> mirrored.probability().at(i / 256 * 256 + 255 - i % 256)
                                - map.probability().at(i)))
                .allMatch(difference -> Math.abs(difference) <= 4);
    }

    @Test
    void knowsWhatSurelyShowsThePerson() {
        PersonMap map = FINDER.find(Portraits.photo(7));

        int nose = 128 * 256 + 128;
        int corner = 0;
        assertThat(map.surelyPerson(nose)).isTrue();
        assertThat(map.surelyPerson(corner)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 257})
    void takesPhotosOfAnySize(int width) {
        assertThat(FINDER.find(Rgb.black(width, 5)).probability().pixels()).isEqualTo(256 * 256);
    }

    private static double meanDifference(float[] probabilities, int number, String reference, double one) {
        Raster expected = Portraits.image("/dev/backdrop/picture/segment/person-0" + number + "." + reference + ".png")
                .getRaster();
        return IntStream.range(0, probabilities.length)
                .mapToDouble(i -> Math.abs(probabilities[i] - expected.getSample(i % 256, i / 256, 0) / one))
                .average()
                .orElseThrow();
    }
}
