package dev.backdrop.picture.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.colour.Profiles;
import dev.backdrop.picture.decode.Decoding.Refused;
import dev.backdrop.picture.inspect.Crafted;
import dev.backdrop.picture.pixels.Photo;
import dev.backdrop.picture.pixels.Rgb;

class PhotoDecoderTest {

    private static final Rgb PORTRAIT = Encodings.portrait();

    private final PhotoDecoder decoder = new PhotoDecoder(Limits.DEFAULT);

    private Photo photo(byte[] file) {
        return decoder.decode(file).handle(photo -> photo, refused -> {
            throw new AssertionError(refused.reason() + ": " + refused.predicate());
        });
    }

    private Rgb decoded(byte[] file) {
        return photo(file).pixels();
    }

    private static void same(Rgb actual, Rgb expected) {
        near(actual, expected, 0);
    }

    /** No sample differs by more. */
    private static void near(Rgb actual, Rgb expected, int most) {
        assertThat(actual.width()).isEqualTo(expected.width());
        assertThat(actual.height()).isEqualTo(expected.height());
        int worst = 0;
        for (int i = 0; i < expected.samples().length; i++) {
            worst = Math.max(worst, Math.abs((actual.samples()[i] & 0xff) - (expected.samples()[i] & 0xff)));
        }
        assertThat(worst).as("largest difference").isLessThanOrEqualTo(most);
    }

    /** The mean difference of a JPEG, whose single pixels may differ by more. */
    private static void alike(Rgb actual, Rgb expected) {
        alike(actual, expected, 3);
    }

    private static void alike(Rgb actual, Rgb expected, double most) {
        assertThat(actual.width()).isEqualTo(expected.width());
        assertThat(actual.height()).isEqualTo(expected.height());
        double sum = 0;
        for (int i = 0; i < expected.samples().length; i++) {
            sum += Math.abs((actual.samples()[i] & 0xff) - (expected.samples()[i] & 0xff));
        }
        assertThat(sum / expected.samples().length).as("mean difference").isLessThan(most);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsEveryOrientationUpright(int orientation) {
        Rgb stored = Encodings.storedAs(orientation, PORTRAIT);
        byte[] exif = Crafted.littleEndianExif(orientation);

        same(decoded(Encodings.withChunk(Encodings.png(stored), "eXIf", exif)), PORTRAIT);
        alike(decoded(Encodings.jpegWithOrientation(Encodings.jpeg(stored, false), orientation)), PORTRAIT);
    }

    @Test
    void readsEachKindOfPng() {
        same(decoded(Encodings.png(PORTRAIT)), PORTRAIT);
        same(decoded(Encodings.interlacedPng(PORTRAIT)), PORTRAIT);
        same(decoded(Encodings.png16(PORTRAIT)), PORTRAIT);
        Rgb few = Encodings.ofFewColours(PORTRAIT);
        same(decoded(Encodings.palettePng(few)), few);
    }

    @Test
    void readsBaselineAndProgressiveJpegs() {
        alike(decoded(Encodings.jpeg(PORTRAIT, false)), PORTRAIT);
        alike(decoded(Encodings.jpeg(PORTRAIT, true)), PORTRAIT);
    }

    @Test
    void readsWebp() {
        // The decoder of lossy WebP drifts by a few levels where the file is small.
        alike(decoded(Encodings.resource("/webp/portrait-01.webp")), Encodings.largePortrait(), 6);
        Rgb pattern = Rgb.black(64, 40);
        for (int i = 0; i < pattern.pixels(); i++) {
            int[] pixel = Encodings.patternPixel(i % 64, i / 64);
            pattern.set(i, pixel[0], pixel[1], pixel[2]);
        }
        same(decoded(Encodings.patternWebp(false)), pattern);
        byte[] exif = Crafted.riffChunk("EXIF", Crafted.littleEndianExif(3));
        byte[] turned = Encodings.extendedWebp(Encodings.patternWebp(false), 8, 64, 40, new byte[0], exif);
        same(decoded(turned), Encodings.storedAs(3, pattern));
    }

    @Test
    void keepsGreysAsTheyAre() {
        byte[] rows = new byte[257];
        byte[] grey = new byte[256];
        for (int i = 0; i < 256; i++) {
            rows[1 + i] = (byte) i;
            grey[i] = (byte) i;
        }
        Rgb expected = Rgb.black(256, 1);
        for (int i = 0; i < 256; i++) {
            expected.set(i, i, i, i);
        }

        same(decoded(Encodings.rawPng(256, 1, 8, 0, rows)), expected);
        near(decoded(Encodings.greyJpeg(256, 1, grey)), expected, 1);
    }

    @Test
    void laysWhatIsTransparentOnWhite() {
        byte[] alpha = new byte[PORTRAIT.pixels()];
        Arrays.fill(alpha, (byte) 255);
        alpha[0] = 0;
        alpha[1] = (byte) 128;

        Photo photo = photo(Encodings.alphaPng(PORTRAIT, alpha));

        assertThat(photo.wasTransparent()).isTrue();
        assertThat(photo.pixels().red(0)).isEqualTo(255);
        assertThat(photo.pixels().red(1)).isEqualTo(Math.round((PORTRAIT.red(1) * 128 + 255 * 127) / 255f));
        assertThat(photo.pixels().red(2)).isEqualTo(PORTRAIT.red(2));
    }

    @Test
    void saysWhetherAPixelWasTransparent() {
        byte[] opaque = new byte[PORTRAIT.pixels()];
        Arrays.fill(opaque, (byte) 255);

        Photo photo = photo(Encodings.alphaPng(PORTRAIT, opaque));

        assertThat(photo.wasTransparent()).isFalse();
        same(photo.pixels(), PORTRAIT);
        assertThat(photo(Encodings.png(PORTRAIT)).wasTransparent()).isFalse();
    }

    @Test
    void convertsAProfileToSrgb() {
        Rgb expected = Rgb.black(PORTRAIT.width(), PORTRAIT.height());
        for (int i = 0; i < PORTRAIT.pixels(); i++) {
            int[] srgb = Profiles.adobeRgbInSrgb(PORTRAIT.red(i), PORTRAIT.green(i), PORTRAIT.blue(i));
            expected.set(i, srgb[0], srgb[1], srgb[2]);
        }

        near(decoded(Encodings.pngWithProfile(Encodings.png(PORTRAIT), Profiles.adobeRgb())), expected, 3);
        alike(decoded(Encodings.jpegWithProfile(Encodings.jpeg(PORTRAIT, false), Profiles.adobeRgb())), expected);
    }

    @Test
    void convertsTheProfileOfAWebp() {
        byte[] profile = Crafted.riffChunk("ICCP", Profiles.adobeRgb());
        Rgb converted = decoded(Encodings.extendedWebp(Encodings.patternWebp(false), 32, 64, 40, profile, new byte[0]));

        for (int x = 0; x < 64; x++) {
            int[] stored = Encodings.patternPixel(x, 20);
            int[] srgb = Profiles.adobeRgbInSrgb(stored[0], stored[1], stored[2]);
            int pixel = 20 * 64 + x;
            assertThat(new int[] {converted.red(pixel), converted.green(pixel), converted.blue(pixel)})
                    .satisfies(actual -> {
                        for (int i = 0; i < 3; i++) {
                            assertThat(Math.abs(actual[i] - srgb[i])).isLessThanOrEqualTo(3);
                        }
                    });
        }
    }

    @Test
    void convertsTheProfileOfAGrey() {
        byte[] rows = {0, 0, 55, (byte) 128, (byte) 255};
        byte[] file = Encodings.pngWithProfile(Encodings.rawPng(4, 1, 8, 0, rows), Profiles.linearGreyOfTheJdk());

        Rgb converted = decoded(file);

        assertThat(converted.red(0)).isZero();
        assertThat(converted.red(1)).isBetween(Profiles.encoded(55 / 255.0) - 2, Profiles.encoded(55 / 255.0) + 2);
        assertThat(converted.red(2)).isBetween(Profiles.encoded(128 / 255.0) - 2, Profiles.encoded(128 / 255.0) + 2);
        assertThat(converted.red(3)).isEqualTo(255);
        assertThat(converted.blue(2)).isEqualTo(converted.red(2));
    }

    @Test
    void ignoresAProfileThatCannotBeUsed() {
        byte[] png = Encodings.png(PORTRAIT);

        same(decoded(Encodings.pngWithProfile(png, Profiles.srgbOfTheJdk())), PORTRAIT);
        same(decoded(Encodings.pngWithProfile(png, Encodings.ascii("no profile"))), PORTRAIT);
        same(decoded(Encodings.pngWithProfile(png, Profiles.linearGreyOfTheJdk())), PORTRAIT);
        same(decoded(Encodings.withChunk(png, "iCCP", Encodings.ascii("icc\0\0not deflated"))), PORTRAIT);
    }

    /** A field of one colour, so that the JPEG changes nothing else. */
    private static byte[] field(int... samples) {
        byte[] field = new byte[16 * 16 * samples.length];
        for (int i = 0; i < field.length; i++) {
            field[i] = (byte) samples[i % samples.length];
        }
        return field;
    }

    private void hasColour(byte[] file, int red, int green, int blue) {
        Rgb rgb = decoded(file);
        assertThat(new int[] {rgb.red(100), rgb.green(100), rgb.blue(100)}).satisfies(actual -> {
            assertThat(actual[0]).isBetween(red - 4, red + 4);
            assertThat(actual[1]).isBetween(green - 4, green + 4);
            assertThat(actual[2]).isBetween(blue - 4, blue + 4);
        });
    }

    @Test
    void convertsInks() {
        // Adobe stores inks inverted: 255 is none of it. Here: no cyan, half magenta, all yellow, no black.
        byte[] cmyk = Encodings.withAdobeMarker(Encodings.rawJpeg(16, 16, 4, field(255, 128, 0, 255)), 0);
        hasColour(cmyk, 255, 128, 0);
        // The same colour: Y, Cb and Cr of (0, 127, 255), which is 255 less each ink.
        byte[] ycck = Encodings.withAdobeMarker(Encodings.rawJpeg(16, 16, 4, field(104, 213, 54, 255)), 2);
        hasColour(ycck, 255, 128, 0);
        // Half black.
        hasColour(Encodings.withAdobeMarker(Encodings.rawJpeg(16, 16, 4, field(255, 255, 255, 128)), 0), 128, 128, 128);
    }

    @Test
    void convertsInksByTheirProfile() {
        // Its paper is grey, so that the profile shows; all inks together are black.
        byte[] paper = Encodings.rawJpeg(16, 16, 4, field(255, 255, 255, 255));
        byte[] ink = Encodings.rawJpeg(16, 16, 4, field(0, 0, 0, 0));

        hasColour(Encodings.jpegWithProfile(paper, Profiles.inksOnGreyPaper()), 119, 119, 119);
        hasColour(Encodings.jpegWithProfile(ink, Profiles.inksOnGreyPaper()), 0, 0, 0);
        hasColour(Encodings.jpegWithProfile(paper, Profiles.adobeRgb()), 255, 255, 255);
    }

    @Test
    void believesAnAdobeMarkerThatSaysRgb() {
        byte[] samples = Encodings.rawJpeg(16, 16, 3, field(200, 100, 50));

        hasColour(Encodings.withAdobeMarker(samples, 0), 200, 100, 50);
    }

    @Test
    void takesComponentsWithoutAMarkerForYCbCr() {
        // Y, Cb, Cr of the colour (255, 128, 0), at equal resolution, as some cameras store it: EXIF and no JFIF.
        byte[] samples = Encodings.rawJpeg(16, 16, 3, field(151, 43, 202));

        hasColour(samples, 255, 128, 0);
        hasColour(Encodings.jpegWithOrientation(samples, 1), 255, 128, 0);
        hasColour(Encodings.withAdobeMarker(samples, 1), 255, 128, 0);
    }

    private void refuses(byte[] file, String reason, String says) {
        Decoding<Photo> decoding = decoder.decode(file);
        assertThat(decoding).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.predicate()).contains(says);
        });
    }

    static Stream<Arguments> wholeFiles() {
        return Stream.of(
                arguments("JPEG", Portraits.photo(1)),
                arguments("progressive JPEG", Encodings.jpeg(PORTRAIT, true)),
                arguments("PNG", Encodings.png(PORTRAIT)),
                arguments("WebP", Encodings.resource("/webp/portrait-01.webp")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholeFiles")
    void refusesHalfAFile(String name, byte[] whole) {
        refuses(Arrays.copyOf(whole, whole.length / 2), "damaged", "upload is incomplete");
        refuses(Arrays.copyOf(whole, whole.length - 1), "damaged", "upload is incomplete");
    }

    @Test
    void refusesAJpegWhosePixelsEndEarly() {
        byte[] jpeg = Encodings.jpeg(PORTRAIT, false);
        byte[] cut = Crafted.joined(Arrays.copyOf(jpeg, jpeg.length / 2), new byte[] {(byte) 0xff, (byte) 0xd9});

        refuses(cut, "damaged", "a part of its pixels is missing");
    }

    @Test
    void refusesPixelsThatCannotBeRead() {
        byte[] png = Encodings.png(PORTRAIT);
        Arrays.fill(png, 100, 200, (byte) 0x55);

        refuses(png, "damaged", "cannot be read");
    }

    @Test
    void refusesWhatIsNoPicture() {
        refuses(new byte[0], "unsupported-type", "no picture");
        refuses("hello".getBytes(StandardCharsets.UTF_8), "unsupported-type", "no picture");
        refuses(Encodings.ascii("\0\0\0\u0018ftypheic\0\0\0\0"), "unsupported-type", "HEIC");
    }

    @Test
    void refusesRareKindsOfJpeg() {
        byte[] jpeg = Encodings.jpeg(PORTRAIT, false);
        int frameHeader = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        byte[] twelveBits = jpeg.clone();
        twelveBits[frameHeader + 4] = 12;
        byte[] hierarchical = jpeg.clone();
        hierarchical[frameHeader + 1] = (byte) 0xc5;

        refuses(twelveBits, "unsupported-type", "few programs");
        refuses(hierarchical, "unsupported-type", "few programs");
    }

    @Test
    void judgesLimitsBeforeItDecodes() {
        byte[] png = Encodings.png(PORTRAIT);

        assertThat(new PhotoDecoder(new Limits(1_000_000, 49_999)).decode(png))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo("too-many-pixels"));
        assertThat(new PhotoDecoder(new Limits(png.length - 1, 50_000)).decode(png))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo("too-large"));
        assertThat(new PhotoDecoder(new Limits(png.length, 50_000)).decode(png)).isInstanceOf(Decoding.Done.class);
    }
}
