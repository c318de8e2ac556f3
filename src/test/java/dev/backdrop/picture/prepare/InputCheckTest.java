package dev.backdrop.picture.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.inspect.Inspection;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.picture.prepare.CheckedPair.Accepted;
import dev.backdrop.picture.prepare.CheckedPair.Refused;

class InputCheckTest {

    private final InputCheck check = new InputCheck();

    private CheckedPair check(byte[] photo, byte[] mask) {
        return check.check(new InputFile("headshots/ana.jpg", photo), new InputFile("masks/ana.png", mask));
    }

    private void refuses(byte[] photo, byte[] mask, String reason, String... says) {
        assertThat(check(photo, mask)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(List.of(says)).allMatch(refused.message()::contains);
        });
    }

    @Test
    void acceptsEqualPicturesOfEverySupportedKind() {
        assertThat(check(Pictures.jpeg(800, 1000), Pictures.png(800, 1000)))
                .isEqualTo(new Accepted(
                        new Inspection.Picture(ImageType.JPEG, 800, 1000, 1),
                        new Inspection.Picture(ImageType.PNG, 800, 1000, 1)));
        assertThat(check(Pictures.webp(800, 1000), Pictures.jpeg(800, 1000))).isInstanceOf(Accepted.class);
    }

    @Test
    void refusesEmptyFilesByName() {
        refuses(new byte[0], Pictures.png(700, 700), "empty", "photo headshots/ana.jpg", "Upload it again");
        refuses(Pictures.jpeg(700, 700), new byte[0], "empty", "mask masks/ana.png");
    }

    @Test
    void refusesMoreThanFifteenMegabytes() {
        byte[] large = Arrays.copyOf(Pictures.jpeg(700, 700), InputCheck.MAX_BYTES + 1);
        byte[] justRight = Arrays.copyOf(Pictures.jpeg(700, 700), InputCheck.MAX_BYTES);

        refuses(large, Pictures.png(700, 700), "too-large", "15.1 MB", "at most 15 MB");
        assertThat(check(justRight, Pictures.png(700, 700))).isInstanceOf(Accepted.class);
    }

    @Test
    void judgesByContentNotByName() {
        refuses(
                "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8),
                Pictures.png(700, 700),
                "unsupported-type",
                "JPEG, PNG or WebP");
        refuses("hello".getBytes(StandardCharsets.UTF_8), Pictures.png(700, 700), "unsupported-type");
        refuses("GIF89a……………".getBytes(StandardCharsets.UTF_8), Pictures.png(700, 700), "unsupported-type", "GIF");
    }

    @Test
    void refusesAHeaderThatIsCutOff() {
        refuses(Arrays.copyOf(Pictures.png(700, 700), 20), Pictures.png(700, 700), "damaged", "headshots/ana.jpg");
        refuses(Arrays.copyOf(Pictures.jpeg(700, 700), 100), Pictures.png(700, 700), "damaged");
    }

    @Test
    void refusesDifferentSizes() {
        refuses(Pictures.jpeg(800, 1000), Pictures.png(1000, 800), "size-differs", "800×1000", "1000×800", "equal");
    }

    @Test
    void refusesPicturesBelowAdobesMinimumSize() {
        refuses(Pictures.jpeg(599, 500), Pictures.png(599, 500), "too-small", "600");
        assertThat(check(Pictures.jpeg(600, 1), Pictures.png(600, 1))).isInstanceOf(Accepted.class);
    }

    @Test
    void refusesPhotosThatAreStoredRotated() {
        refuses(Pictures.rotatedJpeg(1000, 800, 6), Pictures.png(800, 1000), "rotated", "orientation 6", "upright");
        // Equal sizes, but upside down: the mask would cover the wrong half of the person.
        refuses(Pictures.rotatedJpeg(800, 1000, 3), Pictures.png(800, 1000), "rotated", "orientation 3");
        assertThat(check(Pictures.rotatedJpeg(800, 1000, 1), Pictures.png(800, 1000)))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aDecompressionBombIsOnlyALargeNumber() {
        byte[] bomb = Pictures.png(700, 700);
        // The width and height in IHDR. The checksum is wrong now, and the reader does not check it.
        Arrays.fill(bomb, 16, 17, (byte) 0x00);
        bomb[18] = (byte) 0xea;
        bomb[22] = (byte) 0xea;

        refuses(Pictures.jpeg(700, 700), bomb, "size-differs");
    }
}
