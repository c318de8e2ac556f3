package dev.backdrop.picture.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.inspect.Crafted;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.picture.mask.MaskPolicy;
import dev.backdrop.picture.prepare.PreparedPair.Refused;

/** Files that are crafted to exhaust a reader's time or memory. */
class CraftedPicturesTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TEN_MEGABYTES = 10_000_000;
    /** Just below the largest accepted size. */
    private static final int LARGE = 49_999_000;

    private final PairPreparation preparation =
            new PairPreparations().by(new PairRules(Limits.DEFAULT, true, MaskPolicy.DEFAULT, false));

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void areRefusedByNameWithoutMuchMemory(String name, byte[] mask, String reason) {
        InputFile photo = new InputFile("headshots/ana.jpg", Pictures.jpeg(700, 700));

        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        PreparedPair checked =
                preparation.prepare(photo, Optional.of(new InputFile("masks/ana.png", mask)), Optional.empty());
        long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(checked).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.message()).contains("masks/ana.png").hasSizeLessThan(300);
        });
        assertThat(allocated).isLessThan(TEN_MEGABYTES);
    }

    static Stream<Arguments> areRefusedByNameWithoutMuchMemory() {
        byte[] bomb = Crafted.deflatedZeros(300_000_000);
        byte[] jpeg = Portraits.photo(1);
        byte[] png = Portraits.mask(1);
        return Stream.of(
                arguments("zTXt bomb", Crafted.png(800, 800, "zTXt", Crafted.text("Comment\0\0", bomb)), "damaged"),
                arguments(
                        "iTXt bomb", Crafted.png(800, 800, "iTXt", Crafted.text("Comment\0\1\0\0\0", bomb)), "damaged"),
                arguments("iCCP bomb", Crafted.png(800, 800, "iCCP", Crafted.text("icc\0\0", bomb)), "damaged"),
                arguments("huge claim", Crafted.png(60_000, 60_000, "tEXt", new byte[0]), "too-many-pixels"),
                arguments(
                        "huge claim, no more",
                        Arrays.copyOf(Crafted.png(60_000, 60_000, "tEXt", bomb), 69),
                        "too-many-pixels"),
                arguments("huge chunk", Crafted.claimingChunk(700, 700, 0xffff_fff0), "damaged"),
                arguments("a million chunks", Crafted.chunks(LARGE), "damaged"),
                arguments("a million segments", Crafted.segments(LARGE), "damaged"),
                arguments("fill bytes", Crafted.fillBytes(LARGE), "damaged"),
                arguments("WebP of many chunks", Crafted.webpChunks(LARGE), "damaged"),
                arguments("EXIF that claims a million tags", Crafted.largeExif(LARGE), "damaged"),
                arguments("half a JPEG", Arrays.copyOf(jpeg, jpeg.length / 2), "damaged"),
                arguments("half a PNG", Arrays.copyOf(png, png.length / 2), "damaged"),
                arguments("half a WebP", Arrays.copyOf(Pictures.webp(700, 700), 30), "damaged"));
    }
}
