package dev.backdrop.picture.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.backdrop.picture.decode.Encodings;
import dev.backdrop.picture.inspect.EndOfImage;
import dev.backdrop.picture.inspect.ImageType;

class PictureEncoderTest {

    private static final Rgb PORTRAIT = Encodings.portrait();

    private final PictureEncoder encoder = new PictureEncoder();

    private static double meanDifference(BufferedImage image, Rgb rgb) {
        long sum = 0;
        for (int i = 0; i < rgb.pixels(); i++) {
            int colour = image.getRGB(i % rgb.width(), i / rgb.width());
            sum += Math.abs((colour >> 16 & 0xff) - rgb.red(i));
            sum += Math.abs((colour >> 8 & 0xff) - rgb.green(i));
            sum += Math.abs((colour & 0xff) - rgb.blue(i));
        }
        return sum / (3.0 * rgb.pixels());
    }

    @Test
    void writesAPngWithoutLoss() {
        assertThat(meanDifference(Encodings.read(encoder.png(PORTRAIT)), PORTRAIT))
                .isZero();
    }

    @Test
    void writesAGreyPngWithoutLoss() {
        Grey grey = Grey.zero(257, 3);
        for (int i = 0; i < grey.pixels(); i++) {
            grey.set(i, i * 7);
        }

        BufferedImage read = Encodings.read(encoder.png(grey));

        assertThat(read.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        assertThat((byte[]) read.getRaster().getDataElements(0, 0, 257, 3, null))
                .isEqualTo(grey.samples());
    }

    @Test
    void writesAJpegThatLooksTheSame() {
        byte[] good = encoder.jpeg(PORTRAIT, PictureEncoder.GOOD);

        assertThat(meanDifference(Encodings.read(good), PORTRAIT)).isLessThan(2.5);
        assertThat(EndOfImage.isThere(ImageType.JPEG, good)).isTrue();
        assertThat(encoder.jpeg(PORTRAIT, 0.5f).length).isLessThan(good.length);
    }

    @Test
    void keepsTheFullResolutionOfColour() {
        byte[] jpeg = encoder.jpeg(PORTRAIT, PictureEncoder.GOOD);

        int frameHeader = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        // Three components of three bytes; the second of each is its sampling, horizontal and vertical.
        assertThat(jpeg[frameHeader + 11]).isEqualTo((byte) 0x11);
        assertThat(jpeg[frameHeader + 14]).isEqualTo((byte) 0x11);
        assertThat(jpeg[frameHeader + 17]).isEqualTo((byte) 0x11);
    }

    @Test
    void leavesThePixelsAsTheyAre() {
        Rgb copy = new Rgb(200, 250, PORTRAIT.samples().clone());

        encoder.jpeg(copy, PictureEncoder.GOOD);
        encoder.png(copy);

        assertThat(copy.samples()).isEqualTo(PORTRAIT.samples());
    }
}
