package dev.backdrop.picture.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.fixture.Portraits;

class EndOfImageTest {

    static Stream<Arguments> pictures() {
        return Stream.of(
                arguments(ImageType.JPEG, Pictures.jpeg(70, 30)),
                arguments(ImageType.JPEG, Pictures.rotatedJpeg(70, 30, 6)),
                arguments(ImageType.JPEG, Crafted.withThumbnail(Pictures.jpeg(700, 300), Pictures.jpeg(70, 30))),
                arguments(ImageType.PNG, Pictures.png(70, 30)),
                arguments(ImageType.WEBP, Pictures.webp(70, 30)),
                arguments(ImageType.WEBP, Crafted.extendedWebp(70, 30, 6)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void isMissingWhereverThePictureIsCut(ImageType type, byte[] whole) {
        for (int length = 12; length < whole.length; length++) {
            assertThat(EndOfImage.isThere(type, Arrays.copyOf(whole, length)))
                    .as("%d of %d bytes", length, whole.length)
                    .isFalse();
        }
        assertThat(EndOfImage.isThere(type, whole)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void mayBeFollowedByOtherData(ImageType type, byte[] whole) {
        assertThat(EndOfImage.isThere(type, Crafted.joined(whole, Portraits.photo(1))))
                .isTrue();
        assertThat(EndOfImage.isThere(type, Arrays.copyOf(whole, whole.length + 1000)))
                .isTrue();
    }
}
