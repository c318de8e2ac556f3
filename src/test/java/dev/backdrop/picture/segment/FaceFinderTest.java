package dev.backdrop.picture.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.Rgb;

class FaceFinderTest {

    private static final FaceFinder FINDER = new FaceFinder();

    /** In pixels of the photo; one pixel of the network is eight of a portrait. */
    private static final Offset<Double> NEAR = within(16.0);

    static IntStream portraits() {
        return Portraits.all();
    }

    @ParameterizedTest
    @MethodSource("portraits")
    void findsOneFaceWithItsEyesInThePerson(int number) {
        List<Face> faces = FINDER.find(Portraits.photo(number));

        assertThat(faces).hasSize(1);
        Face face = faces.get(0);
        Grey person = Portraits.person(number);
        assertThat(face.score()).isBetween(.8, 1.0);
        assertThat(List.of(face.rightEye(), face.leftEye(), face.nose(), face.mouth()))
                .allSatisfy(point -> assertThat(person.at((int) point.y() * Portraits.WIDTH + (int) point.x()))
                        .isEqualTo(255));
        assertThat(face.rightEar().x()).isLessThan(face.rightEye().x());
        assertThat(face.rightEye().x()).isLessThan(face.nose().x());
        assertThat(face.nose().x()).isLessThan(face.leftEye().x());
        assertThat(face.leftEye().x()).isLessThan(face.leftEar().x());
        assertThat(face.leftEye().y()).isLessThan(face.nose().y());
        assertThat(face.nose().y()).isLessThan(face.mouth().y());
        assertThat(face.mouth().y()).isLessThan(face.box().bottom());
    }

    /** The centres of the blue pixels of portrait 1's irises. */
    @Test
    void findsTheEyesWhereTheyAreDrawn() {
        Face face = FINDER.find(Portraits.photo(1)).get(0);

        assertThat(face.rightEye().x()).isCloseTo(336, NEAR);
        assertThat(face.rightEye().y()).isCloseTo(393, NEAR);
        assertThat(face.leftEye().x()).isCloseTo(493, NEAR);
        assertThat(face.leftEye().y()).isCloseTo(393, NEAR);
    }

    @Test
    void findsTheFaceInThePhotosOwnPixels() {
        Face upright = FINDER.find(Portraits.photo(4)).get(0);
        Rgb wide = Portraits.onto(2000, 1000, Portraits.photo(4), 1150, 0, false);

        List<Face> faces = FINDER.find(wide);

        assertThat(faces).hasSize(1);
        assertThat(faces.get(0).rightEye().x()).isCloseTo(upright.rightEye().x() + 1150, NEAR);
        assertThat(faces.get(0).rightEye().y()).isCloseTo(upright.rightEye().y(), NEAR);
        assertThat(faces.get(0).box().left()).isCloseTo(upright.box().left() + 1150, within(30.0));
        assertThat(faces.get(0).box().bottom()).isCloseTo(upright.box().bottom(), within(30.0));
    }

    @Test
    void findsEachOfTwoFacesOnce() {
        Rgb pair = Portraits.onto(1600, 1000, Portraits.photo(7), 0, 0, false);
        Rgb second = Portraits.photo(3);
        for (int i = 0; i < second.pixels(); i++) {
            pair.set(i / 800 * 1600 + 800 + i % 800, second.red(i), second.green(i), second.blue(i));
        }

        assertThat(FINDER.find(pair)).extracting(face -> face.nose().x() < 800).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void findsNoFaceInNoise() {
        Rgb noise = Rgb.black(400, 500);
        new Random(1).nextBytes(noise.samples());

        assertThat(FINDER.find(noise)).isEmpty();
    }

    @Test
    void findsNoFaceInTheSmallestPicture() {
        assertThat(FINDER.find(Rgb.black(1, 1))).isEmpty();
    }

    @Test
    void answersAsTensorFlowLite() throws IOException {
        Rgb square = Portraits.sampled(2, 128);
        float[] values = new float[3 * square.pixels()];
        for (int i = 0; i < square.pixels(); i++) {
            values[3 * i] = square.red(i) / 127.5f - 1;
            values[3 * i + 1] = square.green(i) / 127.5f - 1;
            values[3 * i + 2] = square.blue(i) / 127.5f - 1;
        }

        List<float[]> outputs = FINDER.run(values);

        try (InputStream file = getClass().getResourceAsStream("/dev/backdrop/picture/segment/face-02.f32.gz");
                DataInputStream expected = new DataInputStream(new GZIPInputStream(file))) {
            for (float[] output : outputs) {
                for (float value : output) {
                    float other = Float.intBitsToFloat(Integer.reverseBytes(expected.readInt()));
                    assertThat(value).isCloseTo(other, within(2e-3f));
                }
            }
            assertThat(expected.read()).isEqualTo(-1);
        }
    }
}
