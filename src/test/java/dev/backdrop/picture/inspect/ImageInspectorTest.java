package dev.backdrop.picture.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.inspect.Inspection.Damaged;
import dev.backdrop.picture.inspect.Inspection.OtherKind;
import dev.backdrop.picture.inspect.Inspection.Picture;

class ImageInspectorTest {

    private final ImageInspector inspector = new ImageInspector();

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void readsTypeSizeAndOrientation(byte[] file, Picture picture) {
        assertThat(inspector.inspect(file)).isEqualTo(picture);
    }

    static Stream<Arguments> readsTypeSizeAndOrientation() {
        return Stream.of(
                arguments(Portraits.photo(1), new Picture(ImageType.JPEG, 800, 1000, 1)),
                arguments(Portraits.mask(1), new Picture(ImageType.PNG, 800, 1000, 1)),
                arguments(Pictures.jpeg(70, 30), new Picture(ImageType.JPEG, 70, 30, 1)),
                arguments(Pictures.rotatedJpeg(70, 30, 6), new Picture(ImageType.JPEG, 70, 30, 6)),
                arguments(Pictures.rotatedJpeg(70, 30, 9), new Picture(ImageType.JPEG, 70, 30, 1)),
                arguments(Pictures.webp(16384, 30), new Picture(ImageType.WEBP, 16384, 30, 1)),
                arguments(Crafted.lossyWebp(800, 600), new Picture(ImageType.WEBP, 800, 600, 1)),
                arguments(Crafted.extendedWebp(800, 600, 8), new Picture(ImageType.WEBP, 800, 600, 8)),
                arguments(
                        Crafted.png(800, 600, "eXIf", Crafted.littleEndianExif(3)),
                        new Picture(ImageType.PNG, 800, 600, 3)),
                arguments(
                        Crafted.png(60_000, 60_000, "tEXt", new byte[0]),
                        new Picture(ImageType.PNG, 60_000, 60_000, 1)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void namesUnsupportedKinds(String beginning, String name) {
        byte[] file = Arrays.copyOf(beginning.getBytes(StandardCharsets.ISO_8859_1), 200);

        assertThat(inspector.inspect(file)).isEqualTo(new OtherKind(name));
    }

    static Stream<Arguments> namesUnsupportedKinds() {
        return Stream.of(
                arguments("\0\0\0\u0018ftypheic", "of the kind HEIC"),
                arguments("\0\0\0\u0018ftypmif1", "of the kind HEIC"),
                arguments("\0\0\0\u001cftypavif", "of the kind AVIF"),
                arguments("\0\0\0\u0018ftypmp42", "of the kind video or audio (MP4)"),
                arguments("II*\0", "of the kind TIFF"),
                arguments("MM\0*", "of the kind TIFF"),
                arguments("GIF89a", "of the kind GIF"),
                arguments("BM\u00f6\0\0\0\0\0\0\0", "of the kind BMP"),
                arguments("8BPS\0\u0001", "of the kind PSD"),
                arguments("%PDF-1.7", "of the kind PDF"),
                arguments("\0\0\0\u000cJXL \r\n\u0087\n", "of the kind JPEG XL"),
                arguments("RIFF\0\0\0\0WAVE", "no picture of a known kind"),
                arguments("BMW is no bitmap", "no picture of a known kind"),
                arguments("hello", "no picture of a known kind"),
                arguments("", "no picture of a known kind"));
    }

    @Test
    void usesTheFirstOrientation() {
        byte[] turned = Pictures.rotatedJpeg(70, 30, 6);
        byte[] upright = Pictures.rotatedJpeg(70, 30, 1);

        byte[] both = Crafted.joined(Arrays.copyOf(upright, 38), Arrays.copyOfRange(turned, 2, turned.length));

        assertThat(inspector.inspect(both)).isEqualTo(new Picture(ImageType.JPEG, 70, 30, 1));
    }

    @Test
    void doesNotGuessAMissingSize() {
        byte[] picture = Pictures.jpeg(70, 30);
        int frameHeader = new String(picture, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        byte[] noHeight = picture.clone();
        Arrays.fill(noHeight, frameHeader + 5, frameHeader + 7, (byte) 0);

        assertThat(inspector.inspect(noHeight)).isEqualTo(new Damaged("its header does not name its dimensions"));
        assertThat(inspector.inspect(Crafted.png(0, 10, "tEXt", new byte[0]))).isInstanceOf(Damaged.class);
        assertThat(inspector.inspect(Crafted.png(-1, 10, "tEXt", new byte[0]))).isInstanceOf(Damaged.class);
    }

    @Test
    void throwsForNoInput() {
        Random random = new Random(1);
        byte[][] seeds = {
            Pictures.rotatedJpeg(70, 30, 6),
            Crafted.png(70, 30, "eXIf", Crafted.littleEndianExif(3)),
            Pictures.webp(70, 30),
            Crafted.extendedWebp(70, 30, 6)
        };
        for (int i = 0; i < 20_000; i++) {
            byte[] file = seeds[i % seeds.length].clone();
            for (int flips = random.nextInt(8); flips >= 0; flips--) {
                file[random.nextInt(Math.min(file.length, 200))] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(file, random.nextInt(file.length + 1));

            assertThat(inspector.inspect(cut)).isNotNull();
            for (ImageType type : ImageType.values()) {
                EndOfImage.isThere(type, cut);
            }
        }
    }
}
