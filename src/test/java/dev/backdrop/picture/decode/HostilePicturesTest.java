package dev.backdrop.picture.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.picture.decode.Decoding.Refused;
import dev.backdrop.picture.inspect.Crafted;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Photo;

/** Files that are crafted to exhaust a decoder's memory. */
class HostilePicturesTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TEN_MEGABYTES = 10_000_000;
    private static final byte[] BOMB = Crafted.deflatedZeros(300_000_000);

    private final PhotoDecoder photos = new PhotoDecoder(Limits.DEFAULT);
    private final MaskDecoder masks = new MaskDecoder(Limits.DEFAULT);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void areRefusedWithoutMuchMemory(String name, byte[] file, String reason) {
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        Decoding<Photo> photo = photos.decode(file);
        Decoding<Decoded> mask = masks.decode(file);
        long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(photo).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
        assertThat(mask).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
        assertThat(allocated).isLessThan(TEN_MEGABYTES);
    }

    static Stream<Arguments> areRefusedWithoutMuchMemory() {
        return Stream.of(
                arguments("PNG of 30000 × 30000", bomb(30_000, 30_000, BOMB), "too-many-pixels"),
                arguments("PNG of 14000 × 14000", bomb(14_000, 14_000, BOMB), "too-many-pixels"),
                arguments(
                        "69 bytes of PNG that claim 60000 × 60000",
                        Arrays.copyOf(Crafted.png(60_000, 60_000, "tEXt", new byte[50]), 69),
                        "too-many-pixels"),
                arguments("JPEG of 65000 × 65000", sized(Pictures.jpeg(64, 64), 65_000, 65_000), "too-many-pixels"),
                arguments("WebP of 16384 × 16384", Pictures.webp(16_384, 16_384), "too-many-pixels"),
                arguments(
                        "WebP whose frame is larger than its canvas",
                        Encodings.extendedWebp(Pictures.webp(16_384, 16_384), 0, 700, 700, new byte[0], new byte[0]),
                        "damaged"),
                arguments("chunk that claims 4 GB", Crafted.claimingChunk(700, 700, 0xffff_fff0), "damaged"),
                arguments("more bytes than allowed", new byte[50_000_001], "too-large"));
    }

    private static byte[] bomb(int width, int height, byte[] deflated) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        return Crafted.joined(
                Encodings.ascii("\u0089PNG\r\n\u001a\n"),
                Crafted.chunk("IHDR", header),
                Crafted.chunk("IDAT", deflated),
                Crafted.chunk("IEND"));
    }

    private static byte[] sized(byte[] jpeg, int width, int height) {
        int frameHeader = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        ByteBuffer.wrap(jpeg).putShort(frameHeader + 5, (short) height).putShort(frameHeader + 7, (short) width);
        return jpeg;
    }

    /** Decoders inflate texts and profiles before they read the first pixel. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void losesItsMetadataBeforeADecoderInflatesIt(String name, byte[] file) {
        photos.decode(Encodings.png(Encodings.portrait()));

        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        Decoding<Photo> photo = photos.decode(file);
        long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(photo).isInstanceOf(Decoding.Done.class);
        // A profile is read up to 4 MB, with room to grow.
        assertThat(allocated).isLessThan(3L * TEN_MEGABYTES);
    }

    static Stream<Arguments> losesItsMetadataBeforeADecoderInflatesIt() {
        byte[] png = Encodings.rawPng(2, 1, 8, 0, new byte[] {0, 1, 2});
        return Stream.of(
                arguments("zTXt", Encodings.withChunk(png, "zTXt", Crafted.text("Comment\0\0", BOMB))),
                arguments("iTXt", Encodings.withChunk(png, "iTXt", Crafted.text("Comment\0\1\0\0\0", BOMB))),
                arguments("iCCP", Encodings.withChunk(png, "iCCP", Crafted.text("icc\0\0", BOMB))));
    }

    @Test
    void anEndWithoutPixelsIsNoPicture() {
        byte[] png = Encodings.rawPng(8_000, 6_000, 8, 0, new byte[100]);

        assertThat(masks.decode(png)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo("damaged"));
    }

    @Test
    void everyDamageHasAnAnswer() {
        Random random = new Random(1);
        byte[][] seeds = {
            Encodings.jpeg(Encodings.portrait(), false),
            Encodings.png(Encodings.portrait()),
            Encodings.patternWebp(true),
            Encodings.rawPng(3, 1, 2, 3, new byte[] {0, 0b0001_1000})
        };
        Limits limits = new Limits(1_000_000, 1_000_000);
        for (int i = 0; i < 200; i++) {
            byte[] file = seeds[i % seeds.length].clone();
            for (int flips = random.nextInt(8); flips >= 0; flips--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            assertThat(new PhotoDecoder(limits).decode(file)).isNotNull();
            assertThat(new MaskDecoder(limits).decode(file)).isNotNull();
        }
    }
}
