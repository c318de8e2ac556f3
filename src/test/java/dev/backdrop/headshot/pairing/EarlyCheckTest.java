package dev.backdrop.headshot.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.headshot.pipeline.Studio;
import dev.backdrop.local.store.StoreOperation;
import dev.backdrop.picture.inspect.Crafted;
import dev.backdrop.picture.inspect.Pictures;

/** A photo or mask that nothing can mend is refused before its other half is there; through the S3 API. */
class EarlyCheckTest {

    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    private static byte[] cut(byte[] file) {
        return Arrays.copyOf(file, file.length - 20);
    }

    /** Larger than what is read of its beginning. */
    private static byte[] longer(byte[] jpeg) {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 2; i++) {
            out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xff, (byte) 0xff});
            out.write(noise, i * 1000, 65_533);
        }
        out.write(jpeg, jpeg.length - 2, 2);
        return out.toByteArray();
    }

    static Stream<Arguments> hopeless() {
        return Stream.of(
                arguments("empty", new byte[0]),
                arguments("too-large", new byte[50_000_001]),
                arguments("unsupported-type", "%PDF-1.7".getBytes()),
                arguments("damaged", Arrays.copyOf(Portraits.photo(1), 100)),
                arguments("damaged", cut(Pictures.jpeg(700, 900))),
                arguments("damaged", cut(Pictures.png(700, 900))),
                arguments("damaged", cut(longer(Pictures.jpeg(700, 900)))),
                arguments("too-many-pixels", Crafted.png(30_000, 30_000, "tEXt", new byte[0])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hopeless")
    void namesFileCauseAndRemedy(String reason, byte[] file) {
        for (String key : new String[] {"headshots/ana.jpg", "masks/ben.png"}) {
            String id = key.startsWith("masks") ? "ben" : "ana";
            studio.staff.drop(key, file);

            Outcome outcome = studio.attempt(id);

            assertThat(outcome.word()).isEqualTo("rejected");
            assertThat(outcome.reason()).isEqualTo(reason);
            assertThat(outcome.message()).contains(key).matches("(?s).*(Upload it again|Save it|Use a larger).*");
            assertThat(studio.staff.record(id).path("rejection").path("reason").asText())
                    .isEqualTo(reason);
            var before = studio.store.hooks().counts();
            assertThat(studio.attempt(id).reason()).isEqualTo(reason);
            assertThat(studio.store.hooks().counts().get(StoreOperation.GET_OBJECT)
                            - before.get(StoreOperation.GET_OBJECT))
                    .as("the record says it")
                    .isEqualTo(1);
        }
    }

    @Test
    void aSmallMaskMayFitButASmallPhotoCannot() {
        studio.staff.drop("headshots/ana.jpg", Pictures.jpeg(500, 599));
        studio.staff.drop("masks/ben.png", Pictures.png(500, 599));

        assertThat(studio.attempt("ana").reason()).isEqualTo("too-small");
        assertThat(studio.attempt("ana").message()).contains("500×599", "600", "Use a larger");
        assertThat(studio.attempt("ben").word()).isEqualTo("waiting");
    }

    @Test
    void aRotatedPhotoWaitsForItsMaskLikeAnyOther() {
        studio.staff.drop("headshots/ana.jpg", Pictures.rotatedJpeg(700, 900, 6));

        assertThat(studio.attempt("ana").word()).isEqualTo("waiting");
    }

    @Test
    void aNewUploadClearsIt() {
        studio.staff.drop("headshots/ana.jpg", new byte[0]);
        studio.attempt("ana");

        studio.staff.drop("headshots/ana.jpg", Pictures.jpeg(700, 1000));
        assertThat(studio.attempt("ana").word()).isEqualTo("waiting");
        studio.staff.drop("masks/ana.png", Pictures.png(700, 1000));

        assertThat(studio.attempt("ana").word()).isEqualTo("processed");
    }

    @Test
    void theOtherHalfOfARefusedOneChangesNothingUntilItIsMended() {
        studio.staff.drop("masks/ana.png", new byte[] {1, 2, 3});
        studio.attempt("ana");
        studio.staff.drop("headshots/ana.jpg", Pictures.jpeg(700, 1000));
        assertThat(studio.attempt("ana").reason()).isEqualTo("unsupported-type");

        studio.staff.drop("masks/ana.png", Pictures.png(700, 1000));
        assertThat(studio.attempt("ana").word()).isEqualTo("processed");
    }

    @Test
    void whatIsProcessedStaysOnRecord() {
        studio.dropPair("ana", 700);
        studio.attempt("ana");
        studio.staff.remove("masks/ana.png");
        studio.staff.drop("headshots/ana.jpg", new byte[0]);

        assertThat(studio.attempt("ana").reason()).isEqualTo("empty");
        assertThat(studio.staff.record("ana").path("state").asText()).isEqualTo("processed");
        studio.dropPair("ana", 700);
        assertThat(studio.attempt("ana").word()).isEqualTo("unchanged");
        assertThat(studio.firefly.fills()).isEqualTo(1);
    }

    @Test
    void costsTwoSmallReadsWhereAHalfIsMissingAndNoneWhereBothAreThere() {
        studio.staff.drop("headshots/ana.jpg", longer(Pictures.jpeg(700, 1000)));
        // The first of all finds no quota.
        studio.dropPair("zoe", 900);
        studio.attempt("zoe");
        Map<StoreOperation, Long> before = studio.store.hooks().counts();
        assertThat(studio.attempt("ana").word()).isEqualTo("waiting");
        Map<StoreOperation, Long> waiting = studio.store.hooks().counts();
        studio.staff.drop("masks/ana.png", Pictures.png(700, 1000));
        assertThat(studio.attempt("ana").word()).isEqualTo("processed");
        Map<StoreOperation, Long> processed = studio.store.hooks().counts();
        studio.dropPair("ben", 800);
        assertThat(studio.attempt("ben").word()).isEqualTo("processed");
        Map<StoreOperation, Long> another = studio.store.hooks().counts();

        // The record, the beginning, the end.
        assertThat(reads(before, waiting)).isEqualTo(3);
        assertThat(reads(waiting, processed)).isEqualTo(reads(processed, another));
    }

    private static long reads(Map<StoreOperation, Long> before, Map<StoreOperation, Long> after) {
        return after.get(StoreOperation.GET_OBJECT) - before.get(StoreOperation.GET_OBJECT);
    }
}
