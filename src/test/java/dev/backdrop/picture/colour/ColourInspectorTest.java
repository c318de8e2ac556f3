package dev.backdrop.picture.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.colour.Colours.Model;
import dev.backdrop.picture.colour.Colours.Profile;
import dev.backdrop.picture.decode.Encodings;
import dev.backdrop.picture.inspect.Crafted;
import dev.backdrop.picture.inspect.ImageType;

class ColourInspectorTest {

    private static final byte[] RAW_JPEG = Encodings.rawJpeg(16, 16, 3, new byte[768]);
    private static final byte[] INK_JPEG = Encodings.rawJpeg(16, 16, 4, new byte[1024]);
    private static final byte[] PNG = Encodings.png(Encodings.portrait());

    private final ColourInspector inspector = new ColourInspector();

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void readsHowColoursAreStored(ImageType type, byte[] file, Colours colours) {
        assertThat(inspector.inspect(type, file)).isEqualTo(colours);
    }

    static Stream<Arguments> readsHowColoursAreStored() {
        return Stream.of(
                jpeg(Portraits.photo(1), Model.YCBCR, Profile.NONE),
                jpeg(RAW_JPEG, Model.YCBCR, Profile.NONE),
                jpeg(Encodings.withAdobeMarker(RAW_JPEG, 0), Model.RGB, Profile.NONE),
                jpeg(Encodings.withAdobeMarker(RAW_JPEG, 1), Model.YCBCR, Profile.NONE),
                jpeg(Encodings.greyJpeg(4, 4, new byte[16]), Model.GREY, Profile.NONE),
                jpeg(INK_JPEG, Model.CMYK, Profile.NONE),
                jpeg(Encodings.withAdobeMarker(INK_JPEG, 2), Model.YCCK, Profile.NONE),
                jpeg(Encodings.jpegWithProfile(RAW_JPEG, Profiles.adobeRgb()), Model.YCBCR, Profile.OTHER),
                jpeg(Encodings.jpegWithProfile(RAW_JPEG, Profiles.srgbOfTheJdk()), Model.YCBCR, Profile.SRGB),
                png(PNG, Model.RGB, 8, false, Profile.NONE),
                png(Encodings.rawPng(1, 1, 16, 4, new byte[5]), Model.GREY, 16, true, Profile.NONE),
                png(Encodings.rawPng(1, 1, 2, 3, new byte[2]), Model.PALETTE, 8, false, Profile.NONE),
                png(Encodings.withChunk(PNG, "tRNS", new byte[6]), Model.RGB, 8, true, Profile.NONE),
                png(Encodings.pngWithProfile(PNG, Profiles.adobeRgb()), Model.RGB, 8, false, Profile.OTHER),
                png(Encodings.pngWithProfile(PNG, Profiles.namelessSrgb()), Model.RGB, 8, false, Profile.SRGB),
                png(Encodings.withChunk(PNG, "iCCP", new byte[200]), Model.RGB, 8, false, Profile.OTHER),
                webp(Encodings.patternWebp(false), false, Profile.NONE),
                webp(Encodings.patternWebp(true), true, Profile.NONE),
                webp(Crafted.lossyWebp(800, 600), false, Profile.NONE),
                webp(
                        Encodings.extendedWebp(
                                Encodings.patternWebp(true),
                                48,
                                64,
                                40,
                                Crafted.riffChunk("ICCP", Profiles.adobeRgb()),
                                new byte[0]),
                        true,
                        Profile.OTHER));
    }

    private static Arguments jpeg(byte[] file, Model model, Profile profile) {
        return arguments(ImageType.JPEG, file, new Colours(model, 8, false, profile));
    }

    private static Arguments png(byte[] file, Model model, int bits, boolean alpha, Profile profile) {
        return arguments(ImageType.PNG, file, new Colours(model, bits, alpha, profile));
    }

    private static Arguments webp(byte[] file, boolean alpha, Profile profile) {
        return arguments(ImageType.WEBP, file, new Colours(Model.RGB, 8, alpha, profile));
    }

    @Test
    void putsAProfileInPartsTogether() {
        byte[] profile = Profiles.adobeRgb();
        byte[] first = Arrays.copyOf(profile, 300);
        byte[] second = Arrays.copyOfRange(profile, 300, profile.length);
        byte[] one =
                Encodings.withSegment(RAW_JPEG, 0xe2, Crafted.joined(Encodings.ascii("ICC_PROFILE\0\2\2"), second));
        byte[] both = Encodings.withSegment(one, 0xe2, Crafted.joined(Encodings.ascii("ICC_PROFILE\0\1\2"), first));

        assertThat(EmbeddedProfile.of(ImageType.JPEG, both))
                .get()
                .extracting(IccProfile::bytes)
                .isEqualTo(profile);
    }
}
