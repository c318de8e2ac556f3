package dev.backdrop.picture.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.colour.Profiles;
import dev.backdrop.picture.decode.Encodings;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.decode.PhotoDecoder;
import dev.backdrop.picture.decode.RareEncodings;
import dev.backdrop.picture.decode.StoredSamples;
import dev.backdrop.picture.inspect.Crafted;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.mask.MaskPolicy;
import dev.backdrop.picture.pixels.Grey;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.prepare.PreparedPair.Ready;
import dev.backdrop.picture.prepare.PreparedPair.Refused;

/**
 * Every way in which a photo may be stored, for every drawn portrait: what is uploaded has the portrait's pixels, upright and in sRGB, or the
 * photo is refused for the documented reason. What is uploaded is read by the JDK, so that no decoder is compared with itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelledPhotosTest {

    private static final int PORTRAITS = 8;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 600;

    /** Mean differences of the uploaded samples, 0 to 255. */
    private static final double EXACT = 0;

    /** Stored as JPEG of quality 95, by a camera or for the upload. */
    private static final double JPEG = 1.75;

    /** The same, with colours in hard steps. */
    private static final double STEPS = 2.25;

    private static final List<Rgb> PIXELS = IntStream.rangeClosed(1, PORTRAITS)
            .mapToObj(number -> StoredSamples.sampled(Encodings.read(Portraits.photo(number)), WIDTH, HEIGHT))
            .toList();

    /** The masks are not looked at: this is about the photo. {@link LabelledMasksTest} is about masks. */
    private final PairPreparation preparation =
            new PairPreparations().by(new PairRules(Limits.DEFAULT, false, MaskPolicy.DEFAULT, false));

    private final InputFile mask = new InputFile("masks/ana.png", new PictureEncoder().png(Grey.zero(WIDTH, HEIGHT)));
    private final StringBuilder table = new StringBuilder();

    private interface Encoder {
        byte[] of(Rgb pixels);
    }

    /** @param expected of the pixels, where the encoding or white paper changes them */
    private record Row(
            String name, Encoder encoder, UnaryOperator<Rgb> expected, double tolerance, Optional<String> reason) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Row right(String name, double tolerance, Encoder encoder) {
        return right(name, tolerance, UnaryOperator.identity(), encoder);
    }

    private static Row right(String name, double tolerance, UnaryOperator<Rgb> expected, Encoder encoder) {
        return new Row(name, encoder, expected, tolerance, Optional.empty());
    }

    private static Row refused(String name, String reason, Encoder encoder) {
        return new Row(name, encoder, UnaryOperator.identity(), 0, Optional.of(reason));
    }

    static Stream<Row> rows() {
        return Stream.of(jpegs(), orientations(), pngs(), webps(), refusals()).flatMap(rows -> rows);
    }

    private static Stream<Row> jpegs() {
        return Stream.of(
                right("JPEG", JPEG, LabelledPhotosTest::jpeg),
                right("JPEG, progressive", JPEG, pixels -> Encodings.jpeg(pixels, true)),
                right(
                        "JPEG, grey",
                        JPEG,
                        StoredSamples::withoutColours,
                        pixels -> Encodings.greyJpeg(WIDTH, HEIGHT, StoredSamples.green(pixels))),
                right(
                        "JPEG, YCbCr with EXIF and without JFIF",
                        JPEG,
                        pixels -> Encodings.jpegWithOrientation(
                                Encodings.rawJpeg(WIDTH, HEIGHT, 3, StoredSamples.yCbCr(pixels)), 1)),
                right(
                        "JPEG, RGB by Adobe's marker",
                        JPEG,
                        pixels -> Encodings.withAdobeMarker(
                                Encodings.rawJpeg(WIDTH, HEIGHT, 3, StoredSamples.rgb(pixels)), 0)),
                right("JPEG, CMYK by Adobe's marker", JPEG, pixels -> Encodings.withAdobeMarker(cmyk(pixels), 0)),
                right("JPEG, CMYK without a marker", JPEG, LabelledPhotosTest::cmyk),
                right(
                        "JPEG, YCCK",
                        JPEG,
                        pixels -> Encodings.withAdobeMarker(
                                Encodings.rawJpeg(WIDTH, HEIGHT, 4, StoredSamples.ycck(pixels)), 2)),
                right(
                        "JPEG, sRGB profile",
                        JPEG,
                        pixels -> Encodings.jpegWithProfile(jpeg(pixels), Profiles.srgbOfTheJdk())),
                right(
                        "JPEG, Adobe RGB profile",
                        JPEG,
                        StoredSamples::fromAdobeRgb,
                        pixels -> Encodings.jpegWithProfile(jpeg(pixels), Profiles.adobeRgb())),
                right(
                        "JPEG, several pictures (MPO)",
                        JPEG,
                        pixels -> RareEncodings.multiPicture(jpeg(pixels), jpeg(PIXELS.get(0)))),
                right("JPEG, bytes before the end", JPEG, pixels -> RareEncodings.withBytesBeforeTheEnd(jpeg(pixels))),
                right("JPEG, bytes after the end", JPEG, pixels -> Crafted.joined(jpeg(pixels), new byte[5000])),
                right(
                        "JPEG, thumbnail within",
                        JPEG,
                        pixels -> Crafted.withThumbnail(jpeg(pixels), jpeg(Rgb.black(16, 16)))));
    }

    private static Stream<Row> orientations() {
        return IntStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(way -> Stream.of(
                        right(
                                "JPEG, EXIF orientation " + way,
                                JPEG,
                                pixels -> Encodings.jpegWithOrientation(jpeg(Encodings.storedAs(way, pixels)), way)),
                        right(
                                "PNG, EXIF orientation " + way,
                                JPEG,
                                pixels -> Encodings.withChunk(
                                        Encodings.png(Encodings.storedAs(way, pixels)),
                                        "eXIf",
                                        Crafted.littleEndianExif(way)))));
    }

    private static Stream<Row> pngs() {
        byte[] opaque = new byte[WIDTH * HEIGHT];
        Arrays.fill(opaque, (byte) 255);
        byte[] halfway = opaque.clone();
        Arrays.fill(halfway, 0, opaque.length / 2, (byte) 51);
        return Stream.of(
                right("PNG", EXACT, Encodings::png),
                right("PNG, interlaced", EXACT, Encodings::interlacedPng),
                right("PNG, 16 bits", JPEG, Encodings::png16),
                right(
                        "PNG, palette",
                        STEPS,
                        Encodings::ofFewColours,
                        pixels -> Encodings.palettePng(Encodings.ofFewColours(pixels))),
                right(
                        "PNG, palette with a transparent colour",
                        STEPS,
                        pixels -> StoredSamples.whiteWhere(Encodings.ofFewColours(pixels), 0, 0, 0),
                        pixels -> RareEncodings.beforePixels(
                                Encodings.palettePng(Encodings.ofFewColours(pixels)), "tRNS", new byte[1])),
                right("PNG, grey", EXACT, StoredSamples::withoutColours, pixels -> new PictureEncoder()
                        .png(new Grey(WIDTH, HEIGHT, StoredSamples.green(pixels)))),
                right(
                        "PNG, grey with a transparent level",
                        JPEG,
                        pixels -> StoredSamples.whiteWhere(StoredSamples.withoutColours(pixels), 90, 90, 90),
                        pixels -> Encodings.withChunk(
                                new PictureEncoder().png(new Grey(WIDTH, HEIGHT, StoredSamples.green(pixels))),
                                "tRNS",
                                new byte[] {0, 90})),
                right(
                        "PNG, RGB with a transparent colour",
                        STEPS,
                        pixels -> StoredSamples.whiteWhere(Encodings.ofFewColours(pixels), 204, 153, 102),
                        pixels ->
                                Encodings.withChunk(Encodings.png(Encodings.ofFewColours(pixels)), "tRNS", new byte[] {
                                    0, (byte) 204, 0, (byte) 153, 0, 102
                                })),
                right("PNG, opaque alpha", EXACT, pixels -> Encodings.alphaPng(pixels, opaque)),
                right(
                        "PNG, transparency",
                        JPEG,
                        pixels -> StoredSamples.onWhite(pixels, halfway),
                        pixels -> Encodings.alphaPng(pixels, halfway)),
                right(
                        "PNG, gamma and primaries of sRGB",
                        EXACT,
                        pixels -> Encodings.withChunk(
                                Encodings.withChunk(Encodings.png(pixels), "cHRM", primaries()),
                                "gAMA",
                                number(45_455))),
                right(
                        "PNG, another gamma",
                        EXACT,
                        pixels -> Encodings.withChunk(Encodings.png(pixels), "gAMA", number(100_000))),
                right(
                        "PNG, Adobe RGB profile",
                        JPEG,
                        StoredSamples::fromAdobeRgb,
                        pixels -> Encodings.pngWithProfile(Encodings.png(pixels), Profiles.adobeRgb())),
                right(
                        "PNG, animated (APNG)",
                        EXACT,
                        pixels -> RareEncodings.animatedPng(
                                Encodings.png(pixels), Encodings.png(PIXELS.get(0)), WIDTH, HEIGHT)));
    }

    private static Stream<Row> webps() {
        return Stream.of(
                right("WebP, lossless, named .jpg", EXACT, RareEncodings::losslessWebp),
                right(
                        "WebP, lossless, Adobe RGB profile",
                        JPEG,
                        StoredSamples::fromAdobeRgb,
                        pixels -> Encodings.extendedWebp(
                                RareEncodings.losslessWebp(pixels),
                                32,
                                WIDTH,
                                HEIGHT,
                                Crafted.riffChunk("ICCP", Profiles.adobeRgb()),
                                new byte[0])),
                right(
                        "WebP, lossless, EXIF orientation 6",
                        JPEG,
                        pixels -> Encodings.extendedWebp(
                                RareEncodings.losslessWebp(Encodings.storedAs(6, pixels)),
                                8,
                                HEIGHT,
                                WIDTH,
                                new byte[0],
                                Crafted.riffChunk("EXIF", Crafted.littleEndianExif(6)))));
    }

    private static Stream<Row> refusals() {
        return Stream.of(
                refused(
                        "WebP, animated",
                        "unsupported-type",
                        pixels -> RareEncodings.animatedWebp(RareEncodings.losslessWebp(pixels), WIDTH, HEIGHT)),
                refused("JPEG, 12 bits", "unsupported-type", pixels -> RareEncodings.ofTwelveBits(jpeg(pixels))),
                refused("JPEG, lossless", "unsupported-type", pixels -> RareEncodings.ofProcess(jpeg(pixels), 0xc3)),
                refused(
                        "JPEG, arithmetic coding",
                        "unsupported-type",
                        pixels -> RareEncodings.ofProcess(jpeg(pixels), 0xc9)),
                refused(
                        "HEIC, named .jpg",
                        "unsupported-type",
                        pixels -> Encodings.ascii("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")),
                refused("GIF, named .jpg", "unsupported-type", pixels -> Encodings.ascii("GIF89a")),
                refused("text, named .jpg", "unsupported-type", pixels -> Encodings.ascii("hello")),
                refused("nothing", "empty", pixels -> new byte[0]),
                refused("JPEG, half of it", "damaged", pixels -> half(jpeg(pixels))),
                refused("JPEG, progressive, half of it", "damaged", pixels -> half(Encodings.jpeg(pixels, true))),
                refused("PNG, half of it", "damaged", pixels -> half(Encodings.png(pixels))),
                refused("WebP, half of it", "damaged", pixels -> half(RareEncodings.losslessWebp(pixels))),
                refused(
                        "tiny",
                        "too-small",
                        pixels -> Encodings.png(StoredSamples.sampled(Encodings.read(Encodings.png(pixels)), 60, 75))),
                refused("huge", "too-many-pixels", pixels -> Crafted.png(30_000, 30_000, "tEXt", new byte[1])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void hasTheRightPixelsOrIsRefused(Row row) {
        int answered = 0;
        double worst = 0;
        for (Rgb pixels : PIXELS) {
            InputFile photo = new InputFile("headshots/ana.jpg", row.encoder().of(pixels));

            PreparedPair prepared = preparation.prepare(photo, Optional.of(mask), Optional.empty());

            if (row.reason().isPresent()) {
                assertThat(prepared).isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(row.reason().get());
                    assertThat(refused.message()).startsWith("The photo headshots/ana.jpg ");
                });
            } else {
                assertThat(prepared).isInstanceOf(Ready.class);
                double difference =
                        difference(uploaded((Ready) prepared), row.expected().apply(pixels));
                assertThat(difference).as("mean difference").isLessThanOrEqualTo(row.tolerance());
                worst = Math.max(worst, difference);
            }
            answered++;
        }
        assertThat(answered).isEqualTo(PORTRAITS);
        table.append(String.format(
                "%-44s %d of %d %s%n",
                row.name(),
                answered,
                PORTRAITS,
                row.reason()
                        .map(reason -> "refused as " + reason)
                        .orElse(String.format("right pixels, mean difference at most %.2f", worst))));
    }

    /** Nothing but its pixels says so, and they are not decoded before the mask is looked at. */
    @Test
    void aPhotoWithMissingPixelsIsRefusedAlthoughItHasAnEndAndARightMask() {
        PairPreparation checking =
                new PairPreparations().by(new PairRules(Limits.DEFAULT, true, MaskPolicy.DEFAULT, false));
        byte[] cut = Crafted.joined(half(Portraits.photo(1)), new byte[] {(byte) 0xff, (byte) 0xd9});

        PreparedPair prepared = checking.prepare(
                new InputFile("headshots/ana.jpg", cut),
                Optional.of(new InputFile("masks/ana.png", Portraits.mask(1))),
                Optional.empty());

        assertThat(prepared)
                .isEqualTo(new Refused(
                        "damaged",
                        "The photo headshots/ana.jpg is damaged: a part of its pixels is missing. Upload it again."));
    }

    @Test
    void onlyALossyWebpIsNotDecodedExactly() {
        byte[] lossless = RareEncodings.losslessWebp(PIXELS.get(0));
        byte[] withProfile = Encodings.extendedWebp(
                lossless, 32, WIDTH, HEIGHT, Crafted.riffChunk("ICCP", Profiles.adobeRgb()), new byte[0]);

        assertThat(isExact(lossless)).isTrue();
        assertThat(isExact(withProfile)).isTrue();
        assertThat(isExact(jpeg(PIXELS.get(0)))).isTrue();
        assertThat(isExact(Encodings.resource("/webp/portrait-01.webp"))).isFalse();
    }

    private boolean isExact(byte[] photo) {
        return preparation.decodesExactly(new InputFile("headshots/ana.jpg", photo));
    }

    @AfterAll
    void print() {
        System.out.print(table);
    }

    private static byte[] jpeg(Rgb pixels) {
        return Encodings.jpeg(pixels, false);
    }

    private static byte[] cmyk(Rgb pixels) {
        return Encodings.rawJpeg(WIDTH, HEIGHT, 4, StoredSamples.cmyk(pixels));
    }

    private static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /** White and primaries of sRGB, in 1/100000. */
    private static byte[] primaries() {
        ByteBuffer chunk = ByteBuffer.allocate(32);
        IntStream.of(31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000)
                .forEach(chunk::putInt);
        return chunk.array();
    }

    private static Rgb uploaded(Ready ready) {
        byte[] bytes = ready.photo().bytes();
        if (ready.photo().contentType().equals(ImageType.WEBP.contentType())) {
            return new PhotoDecoder(Limits.DEFAULT)
                    .decode(bytes)
                    .handle(photo -> photo.pixels(), refused -> Rgb.black(1, 1));
        }
        return dev.backdrop.picture.pixels.Portraits.rgb(Encodings.read(bytes));
    }

    private static double difference(Rgb actual, Rgb expected) {
        assertThat(actual.width()).isEqualTo(expected.width());
        assertThat(actual.height()).isEqualTo(expected.height());
        double sum = 0;
        for (int i = 0; i < expected.samples().length; i++) {
            sum += Math.abs((actual.samples()[i] & 0xff) - (expected.samples()[i] & 0xff));
        }
        return sum / expected.samples().length;
    }
}
