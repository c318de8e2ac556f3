package dev.backdrop.picture.segment.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    private static final String PERSON = "selfie_segmentation.tflite";
    private static final String FACE = "face_detection_short_range.tflite";

    /** NOTICE names the packages that the files come from. */
    @ParameterizedTest
    @CsvSource({
        PERSON + ", 8d13b7fae74af625c641226813616a2117bd6bca19eb3b75574621fc08557f27",
        FACE + ", 3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633"
    })
    void isTheFileThatMediaPipePublished(String file, String sha256) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(file(file));

        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sha256);
    }

    @Test
    void answersTheSameToManyThreadsAtOnce() {
        Model model = new Model(FACE);
        List<float[]> inputs =
                IntStream.range(0, 8).mapToObj(NetworkTest::randomFace).toList();

        List<float[]> together = inputs.parallelStream()
                .map(input -> model.network().run(input).get(0))
                .toList();

        for (int i = 0; i < inputs.size(); i++) {
            assertThat(together.get(i))
                    .isEqualTo(model.network().run(inputs.get(i)).get(0));
        }
    }

    @Test
    void loadsOnce() {
        Model model = new Model(FACE);

        assertThat(model.network()).isSameAs(model.network());
    }

    @Test
    void leavesItsInputAlone() {
        float[] input = randomFace(1);
        float[] before = input.clone();

        new Model(FACE).network().run(input);

        assertThat(input).isEqualTo(before);
    }

    @Test
    void refusesAnInputOfAnotherSize() {
        Network network = new Model(FACE).network();

        assertThatThrownBy(() -> network.run(new float[12]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("12 values, not 49152");
    }

    @Test
    void saysWhichModelIsMissing() {
        Model model = new Model("none.tflite");

        assertThatThrownBy(model::network)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The model none.tflite is missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 8, 1000, 100_000, 229_000})
    void refusesAFileThatIsCutOff(int length) {
        assertThatThrownBy(() -> Network.read("cut.tflite", Arrays.copyOf(file(FACE), length)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The model cut.tflite cannot be used: ");
    }

    @Test
    void refusesAnotherKindOfFile() {
        byte[] text = "This is no model".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Network.read("text.tflite", text))
                .hasMessage("The model text.tflite cannot be used: it is no file of TensorFlow Lite");
    }

    @Test
    void namesTheOperationThatItCannotCompute() {
        String file = new String(file(PERSON), StandardCharsets.ISO_8859_1);
        byte[] changed = file.replace("Convolution2DTransposeBias", "Convolution9DTransposeBias")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Network.read(PERSON, changed))
                .hasMessageContaining("nothing here computes the operation Convolution9DTransposeBias");
    }

    /** Weights may change unseen; what describes the network may not lead astray. */
    @Test
    void readsOrRefusesADamagedFile() {
        byte[] whole = file(FACE);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k < 20; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                Network.read("damaged.tflite", damaged);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("The model damaged.tflite cannot be used: ");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0000, 0",
        "3c00, 1",
        "c000, -2",
        "3555, 0.33325195",
        "7bff, 65504",
        "0001, 5.9604645e-8",
        "03ff, 6.0975552e-5",
        "0400, 6.1035156e-5",
        "7c00, Infinity",
        "fc00, -Infinity",
        "7e00, NaN"
    })
    void readsHalfPrecision(String bits, float value) {
        float half = ModelReader.half((short) Integer.parseInt(bits, 16));

        assertThat(Float.valueOf(half)).isEqualTo(Float.valueOf(value));
    }

    private static float[] randomFace(int seed) {
        Random random = new Random(seed);
        float[] input = new float[128 * 128 * 3];
        for (int i = 0; i < input.length; i++) {
            input[i] = 2 * random.nextFloat() - 1;
        }
        return input;
    }

    private static byte[] file(String name) {
        try (InputStream in = NetworkTest.class.getResourceAsStream("/models/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
