package dev.backdrop.picture.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.colour.ColourInspector;
import dev.backdrop.picture.colour.Colours;
import dev.backdrop.picture.colour.Colours.Model;
import dev.backdrop.picture.colour.Profiles;
import dev.backdrop.picture.decode.Encodings;
import dev.backdrop.picture.decode.Limits;
import dev.backdrop.picture.decode.PhotoDecoder;
import dev.backdrop.picture.inspect.Crafted;
import dev.backdrop.picture.inspect.ImageInspector;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.inspect.Inspection.Picture;
import dev.backdrop.picture.inspect.Pictures;
import dev.backdrop.picture.pixels.PictureEncoder;
import dev.backdrop.picture.pixels.Rgb;
import dev.backdrop.picture.prepare.PhotoUpload.Ready;
import dev.backdrop.picture.prepare.PhotoUpload.Refused;

class PhotoPreparationTest {

    private static final Rgb PORTRAIT = Encodings.largePortrait();
    private static final String PLACE = "48.2082N 16.3738E";

    private final PhotoPreparation preparation = new PhotoPreparation(Limits.DEFAULT);

    private PhotoUpload upload(byte[] file) {
        return preparation.prepare(new InputFile("headshots/ana.jpg", file), Optional.empty());
    }

    private Ready ready(byte[] file) {
        return ready(upload(file));
    }

    private static Ready ready(PhotoUpload upload) {
        Ready ready = upload.handle(found -> found, refused -> {
            throw new AssertionError(refused.message());
        });
        // Every upload is one that Firefly takes.
        assertThat(new ImageInspector().inspect(ready.bytes()))
                .isEqualTo(new Picture(ready.type(), ready.width(), ready.height(), 1));
        Colours colours = new ColourInspector().inspect(ready.type(), ready.bytes());
        assertThat(colours.bits()).isEqualTo(8);
        assertThat(colours.profile()).isNotEqualTo(Colours.Profile.OTHER);
        assertThat(colours.model()).isIn(Model.GREY, Model.RGB, Model.YCBCR);
        return ready;
    }

    private static void looksLike(byte[] file, Rgb expected) {
        Rgb actual = new PhotoDecoder(Limits.DEFAULT)
                .decode(file)
                .handle(photo -> photo.pixels(), refused -> Rgb.black(1, 1));
        assertThat(actual.width()).isEqualTo(expected.width());
        double sum = 0;
        for (int i = 0; i < expected.samples().length; i++) {
            sum += Math.abs((actual.samples()[i] & 0xff) - (expected.samples()[i] & 0xff));
        }
        assertThat(sum / expected.samples().length).as("mean difference").isLessThan(3);
    }

    static Stream<Arguments> photosAsTheyAre() {
        byte[] profile = Profiles.srgbOfTheJdk();
        return Stream.of(
                arguments("JPEG", Portraits.photo(1)),
                arguments("JPEG that says sRGB", Encodings.jpegWithProfile(Portraits.photo(1), profile)),
                arguments("progressive JPEG", Encodings.jpeg(PORTRAIT, true)),
                arguments("grey JPEG", Encodings.greyJpeg(700, 700, new byte[490_000])),
                arguments("PNG", Encodings.png(PORTRAIT)),
                arguments("WebP", Encodings.resource("/webp/portrait-01.webp")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("photosAsTheyAre")
    void goAsTheyAreAndUndecoded(String name, byte[] file) {
        Ready ready = ready(file);

        assertThat(ready.bytes()).isSameAs(file);
        assertThat(ready.changes()).isEmpty();
        assertThat(ready.pixels()).isEmpty();
    }

    static Stream<Arguments> photosToCopy() {
        byte[] deep = Encodings.png16(PORTRAIT);
        byte[] few = Encodings.palettePng(Encodings.ofFewColours(PORTRAIT));
        byte[] adobe = Encodings.jpegWithProfile(Encodings.jpeg(PORTRAIT, false), Profiles.adobeRgb());
        byte[] ink = Encodings.withAdobeMarker(Encodings.rawJpeg(700, 700, 4, new byte[1_960_000]), 0);
        return Stream.of(
                arguments("16 bits to 8", deep),
                arguments("palette to RGB", few),
                arguments("Adobe RGB (1998) to sRGB", adobe),
                arguments("CMYK to sRGB", ink));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("photosToCopy")
    void goAsACopyThatSaysWhatChanged(String change, byte[] file) {
        Ready ready = ready(file);

        assertThat(ready.type()).isEqualTo(ImageType.JPEG);
        assertThat(ready.changes()).containsExactly(change, "saved as JPEG of quality 95");
        assertThat(ready.pixels()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void goUpright(int orientation) {
        byte[] stored = Encodings.jpeg(Encodings.storedAs(orientation, PORTRAIT), false);

        Ready ready = ready(Encodings.jpegWithOrientation(stored, orientation));

        assertThat(ready.width()).isEqualTo(800);
        assertThat(ready.height()).isEqualTo(1000);
        assertThat(ready.changes()).contains("turned upright (EXIF " + orientation + ")");
        looksLike(ready.bytes(), PORTRAIT);
    }

    @Test
    void goWithoutPlacesAndNames() {
        byte[] exif = Crafted.joined(Encodings.ascii("Exif\0\0"), Crafted.littleEndianExif(1), Encodings.ascii(PLACE));
        byte[] upright = Encodings.withSegment(Portraits.photo(1), 0xe1, exif);
        byte[] turned = Encodings.withSegment(
                Encodings.jpegWithOrientation(Encodings.jpeg(PORTRAIT, false), 3), 0xfe, Encodings.ascii(PLACE));
        byte[] png = Encodings.withChunk(Encodings.png(PORTRAIT), "tEXt", Encodings.ascii("Author\0" + PLACE));

        for (byte[] file : new byte[][] {upright, turned, png}) {
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains(PLACE);
            assertThat(new String(ready(file).bytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(PLACE);
        }
        assertThat(ready(upright).bytes()).isEqualTo(Portraits.photo(1));
    }

    @Test
    void goAsTheyAreWithAnAlphaThatHidesNothing() {
        byte[] alpha = new byte[PORTRAIT.pixels()];
        Arrays.fill(alpha, (byte) 255);
        byte[] opaque = Encodings.alphaPng(PORTRAIT, alpha);
        alpha[7] = 0;
        byte[] transparent = Encodings.alphaPng(PORTRAIT, alpha);

        assertThat(ready(opaque).bytes()).isSameAs(opaque);
        assertThat(ready(opaque).pixels()).isPresent();
        assertThat(ready(transparent).changes())
                .containsExactly("laid on white where it was transparent", "saved as JPEG of quality 95");
    }

    @Test
    void areScaledToWhatFireflyReturnsAtMost() {
        Ready ready = ready(Pictures.jpeg(5000, 2500));

        assertThat(ready.width()).isEqualTo(4096);
        assertThat(ready.height()).isEqualTo(2048);
        assertThat(ready.changes()).containsExactly("scaled to 4096 px", "saved as JPEG of quality 95");
        assertThat(ready.pixels().orElseThrow().width()).isEqualTo(5000);
        assertThat(ready(Pictures.jpeg(4096, 600)).changes()).isEmpty();
    }

    @Test
    void areSavedAgainWhereAdobesLimitIsBelowTheirBytes() {
        byte[] png = Encodings.png(PORTRAIT);
        byte[] jpeg = ready(Encodings.png16(PORTRAIT)).bytes();

        Ready fits = ready(limited(jpeg.length).prepare(new InputFile("a.png", png), Optional.empty()));
        assertThat(fits.bytes()).isEqualTo(jpeg);
        assertThat(fits.changes()).containsExactly("saved as JPEG of quality 95");

        Ready coarser = ready(limited(jpeg.length - 1).prepare(new InputFile("a.png", png), Optional.empty()));
        assertThat(coarser.changes()).containsExactly("saved as JPEG of quality 90");
        assertThat(coarser.width()).isEqualTo(800);

        Ready smaller = ready(limited(jpeg.length / 4).prepare(new InputFile("a.png", png), Optional.empty()));
        assertThat(smaller.bytes().length).isLessThanOrEqualTo(jpeg.length / 4);
        assertThat(smaller.width()).isLessThan(800);
        assertThat(smaller.changes()).anyMatch(change -> change.startsWith("scaled to"));
    }

    private static PhotoPreparation limited(int mostBytes) {
        return new PhotoPreparation(Limits.DEFAULT, mostBytes);
    }

    @Test
    void mayHaveMoreThanFifteenMegabytes() {
        Rgb noise = Rgb.black(2600, 2100);
        new Random(1).nextBytes(noise.samples());
        byte[] png = new PictureEncoder().png(noise);
        assertThat(png.length).isGreaterThan(FileCheck.MOST_UPLOADED);

        Ready ready = ready(png);

        assertThat(ready.bytes().length).isLessThanOrEqualTo(FileCheck.MOST_UPLOADED);
        assertThat(ready.width()).isEqualTo(2600);
    }

    private void refuses(byte[] file, String reason, String... says) {
        assertThat(upload(file)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.message())
                    .startsWith("The photo headshots/ana.jpg ")
                    .contains(says);
        });
    }

    @Test
    void areRefusedWithARemedy() {
        byte[] jpeg = Portraits.photo(1);
        refuses(new byte[0], "empty", "Upload it again");
        refuses("hello".getBytes(StandardCharsets.UTF_8), "unsupported-type", "JPEG, PNG or WebP");
        refuses(Encodings.ascii("\0\0\0\u0018ftypheic\0\0\0\0"), "unsupported-type", "HEIC", "Save it as JPEG");
        refuses(Encodings.ascii("GIF89a"), "unsupported-type", "GIF");
        refuses(Arrays.copyOf(jpeg, jpeg.length / 2), "damaged", "upload is incomplete");
        refuses(Arrays.copyOf(Encodings.png(PORTRAIT), 5000), "damaged", "upload is incomplete");
        refuses(Arrays.copyOf(jpeg, 100), "damaged", "header");
        refuses(Pictures.jpeg(250, 250), "too-small", "250×250", "at least 600");
        refuses(Crafted.png(30_000, 30_000, "tEXt", new byte[1]), "too-many-pixels", "30000×30000", "50 million");
        refuses(Arrays.copyOf(jpeg, 50_000_001), "too-large", "50.1 MB", "at most 50 MB");
        refuses(Encodings.jpegWithOrientation(cut(Encodings.jpeg(PORTRAIT, false)), 6), "damaged", "missing");
    }

    /** Ends early, with an end. */
    private static byte[] cut(byte[] jpeg) {
        return Crafted.joined(Arrays.copyOf(jpeg, jpeg.length / 2), new byte[] {(byte) 0xff, (byte) 0xd9});
    }

    @Test
    void areRefusedEarlyByTheirBeginning() {
        FileCheck check = FileCheck.ofPhotos(Limits.DEFAULT);
        byte[] small = Pictures.jpeg(250, 250);
        byte[] turned = Pictures.rotatedJpeg(800, 700, 6);

        assertThat(check.refusedBySize("a.jpg", 0)).isPresent();
        assertThat(check.refusedBySize("a.jpg", 50_000_000)).isEmpty();
        assertThat(check.refusedBySize("a.jpg", 50_000_001)).isPresent();
        assertThat(check.refusedByBeginning("a.jpg", 1_000_000, small))
                .map(PreparedPair.Refused::reason)
                .contains("too-small");
        assertThat(check.refusedByBeginning("a.jpg", 1_000_000, turned)).isEmpty();
        assertThat(check.refusedByBeginning("a.jpg", 1_000_000, Arrays.copyOf(turned, 60)))
                .isEmpty();
        assertThat(check.refusedByBeginning("a.jpg", 60, Arrays.copyOf(turned, 60)))
                .map(PreparedPair.Refused::reason)
                .contains("damaged");
        assertThat(check.refusedAlone(new InputFile("a.jpg", turned))).isEmpty();
    }
}
