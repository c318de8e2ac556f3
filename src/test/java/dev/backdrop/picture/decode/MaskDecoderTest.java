package dev.backdrop.picture.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.colour.Profiles;
import dev.backdrop.picture.decode.Decoding.Refused;
import dev.backdrop.picture.inspect.Crafted;
import dev.backdrop.picture.pixels.Decoded;
import dev.backdrop.picture.pixels.Rgb;

class MaskDecoderTest {

    private final MaskDecoder decoder = new MaskDecoder(Limits.DEFAULT);

    private Decoded decoded(byte[] file) {
        return decoder.decode(file).handle(decoded -> decoded, refused -> {
            throw new AssertionError(refused.reason() + ": " + refused.predicate());
        });
    }

    private static void hasGreys(Decoded decoded, int... greys) {
        for (int i = 0; i < greys.length; i++) {
            assertThat(decoded.colour().red(i)).isEqualTo(greys[i]);
            assertThat(decoded.colour().green(i)).isEqualTo(greys[i]);
            assertThat(decoded.colour().blue(i)).isEqualTo(greys[i]);
        }
    }

    @Test
    void readsTheNumbersOfADrawnMask() {
        Decoded mask = decoded(Portraits.mask(1));

        assertThat(mask.alpha()).isEmpty();
        assertThat(mask.colour().width()).isEqualTo(800);
        assertThat(mask.colour().red(0)).isEqualTo(255);
        assertThat(mask.colour().red(500 * 800 + 400)).isZero();
    }

    @Test
    void appliesNeitherGammaNorProfile() {
        byte[] png = Encodings.rawPng(4, 1, 8, 0, new byte[] {0, 0, 16, (byte) 128, (byte) 255});

        hasGreys(decoded(png), 0, 16, 128, 255);
        hasGreys(decoded(Encodings.pngWithProfile(png, Profiles.linearGreyOfTheJdk())), 0, 16, 128, 255);
        byte[] gamma = {0, 1, (byte) 0x86, (byte) 0xa0};
        hasGreys(decoded(Encodings.withChunk(png, "gAMA", gamma)), 0, 16, 128, 255);
    }

    @Test
    void appliesNoProfileToColours() {
        byte[] png = Encodings.rawPng(1, 1, 8, 2, new byte[] {0, (byte) 200, 100, 50});

        Rgb colour = decoded(Encodings.pngWithProfile(png, Profiles.adobeRgb())).colour();

        assertThat(new int[] {colour.red(0), colour.green(0), colour.blue(0)}).containsExactly(200, 100, 50);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void scalesFewBitsToEight(int bits) {
        int most = (1 << bits) - 1;
        // The first sample is the largest, the second is 0.
        byte[] rows = {0, (byte) (most << 8 - bits)};

        hasGreys(decoded(Encodings.rawPng(2, 1, bits, 0, rows)), 255, 0);
    }

    @Test
    void roundsSixteenBitsToEight() {
        byte[] rows = {0, (byte) 0x80, (byte) 0x80, 0, 0, (byte) 0xff, (byte) 0xff, 0x12, (byte) 0xff};

        hasGreys(decoded(Encodings.rawPng(4, 1, 16, 0, rows)), 128, 0, 255, 19);
    }

    @Test
    void keepsTheAlphaOfEveryKindOfPng() {
        Decoded grey = decoded(Encodings.rawPng(2, 1, 8, 4, new byte[] {0, 7, (byte) 200, 9, 100}));
        hasGreys(grey, 7, 9);
        assertThat(grey.alpha().orElseThrow().samples()).containsExactly(200, 100);

        Decoded colour = decoded(Encodings.rawPng(1, 1, 8, 6, new byte[] {0, 1, 2, 3, 4}));
        assertThat(colour.colour().samples()).containsExactly(1, 2, 3);
        assertThat(colour.alpha().orElseThrow().samples()).containsExactly(4);

        Decoded deep =
                decoded(Encodings.rawPng(1, 1, 16, 6, new byte[] {0, 1, 1, 2, 2, 3, 3, (byte) 0xfe, (byte) 0xfe}));
        assertThat(deep.colour().samples()).containsExactly(1, 2, 3);
        assertThat(deep.alpha().orElseThrow().samples()).containsExactly(0xfe);

        Decoded deepGrey = decoded(Encodings.rawPng(1, 1, 16, 4, new byte[] {0, 9, 9, 5, 5}));
        hasGreys(deepGrey, 9);
        assertThat(deepGrey.alpha().orElseThrow().samples()).containsExactly(5);
    }

    @Test
    void readsPalettesWithAndWithoutAlpha() {
        byte[] png = Encodings.rawPng(3, 1, 2, 3, new byte[] {0, 0b0001_1000});
        byte[] opaque = Encodings.withChunk(png, "PLTE", new byte[] {10, 11, 12, 20, 21, 22, 30, 31, 32});

        assertThat(decoded(opaque).colour().samples()).containsExactly(10, 11, 12, 20, 21, 22, 30, 31, 32);
        assertThat(decoded(opaque).alpha()).isEmpty();

        byte[] both = Encodings.withChunk(png, "tRNS", new byte[] {0, 77});
        byte[] transparent = Encodings.withChunk(both, "PLTE", new byte[] {10, 11, 12, 20, 21, 22, 30, 31, 32});
        assertThat(decoded(transparent).alpha().orElseThrow().samples()).containsExactly(0, 77, 255);
        assertThat(decoded(transparent).colour().samples()).containsExactly(10, 11, 12, 20, 21, 22, 30, 31, 32);
    }

    @Test
    void readsAColourThatStandsForTransparency() {
        byte[] grey =
                Encodings.withChunk(Encodings.rawPng(2, 1, 8, 0, new byte[] {0, 5, 6}), "tRNS", new byte[] {0, 6});
        hasGreys(decoded(grey), 5, 6);
        assertThat(decoded(grey).alpha().orElseThrow().samples()).containsExactly(255, 0);

        byte[] colour = Encodings.withChunk(
                Encodings.rawPng(2, 1, 8, 2, new byte[] {0, 1, 2, 3, 1, 2, 4}), "tRNS", new byte[] {0, 1, 0, 2, 0, 3});
        assertThat(decoded(colour).alpha().orElseThrow().samples()).containsExactly(0, 255);
        assertThat(decoded(colour).colour().samples()).containsExactly(1, 2, 3, 1, 2, 4);
    }

    @Test
    void keepsTheAlphaOfAWebp() {
        Decoded decoded = decoded(Encodings.patternWebp(true));

        for (int i = 0; i < decoded.colour().pixels(); i++) {
            int[] pixel = Encodings.patternPixel(i % 64, i / 64);
            assertThat(new int[] {
                        decoded.colour().red(i),
                        decoded.colour().green(i),
                        decoded.colour().blue(i),
                        decoded.alpha().orElseThrow().at(i)
                    })
                    .containsExactly(pixel);
        }
    }

    @Test
    void appliesTheMasksOwnOrientation() {
        byte[] png = Encodings.rawPng(2, 1, 8, 4, new byte[] {0, 1, 2, 3, 4});

        Decoded decoded = decoded(Encodings.withChunk(png, "eXIf", Crafted.littleEndianExif(8)));

        assertThat(decoded.colour().width()).isEqualTo(1);
        assertThat(decoded.colour().height()).isEqualTo(2);
        hasGreys(decoded, 3, 1);
        assertThat(decoded.alpha().orElseThrow().samples()).containsExactly(4, 2);
    }

    @Test
    void refusesAMaskThatIsNoPicture() {
        assertThat(decoder.decode(Encodings.ascii("%PDF-1.7")))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.predicate())
                        .contains("PDF"));
    }
}
