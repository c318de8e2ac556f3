package dev.backdrop.picture.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.colour.Profiles;
import dev.backdrop.picture.decode.Encodings;
import dev.backdrop.picture.inspect.Crafted;
import dev.backdrop.picture.inspect.EndOfImage;
import dev.backdrop.picture.inspect.ImageInspector;
import dev.backdrop.picture.inspect.ImageType;
import dev.backdrop.picture.inspect.Inspection.Picture;
import dev.backdrop.picture.inspect.Pictures;

class MetadataRemovalTest {

    private static final String PERSONAL = "Ana Díaz, 48.2082N 16.3738E";

    private static byte[] personal(String introduction) {
        return Crafted.joined(Encodings.ascii(introduction), Encodings.ascii(PERSONAL));
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    /** All that matters of the pixels is still there, and nothing of the person. */
    private static byte[] cleaned(ImageType type, byte[] file) {
        assertThat(text(file)).contains(PERSONAL);
        byte[] clean = MetadataRemoval.withoutPersonalData(type, file);
        assertThat(text(clean)).doesNotContain(PERSONAL).doesNotContain("Ana", "48.2082");
        assertThat(EndOfImage.isThere(type, clean)).isTrue();
        assertThat(new ImageInspector().inspect(clean)).isInstanceOf(Picture.class);
        return clean;
    }

    @Test
    void cleansAJpegAndKeepsItsPixels() {
        byte[] jpeg = Portraits.photo(1);
        byte[] dirty = jpeg;
        dirty = Encodings.withSegment(dirty, 0xe1, personal("Exif\0\0"));
        dirty = Encodings.withSegment(dirty, 0xe1, personal("http://ns.adobe.com/xap/1.0/\0"));
        dirty = Encodings.withSegment(dirty, 0xe2, personal("MPF\0"));
        dirty = Encodings.withSegment(dirty, 0xeb, personal("JP\0\0"));
        dirty = Encodings.withSegment(dirty, 0xed, personal("Photoshop 3.0\0"));
        dirty = Encodings.withSegment(dirty, 0xfe, personal(""));
        dirty = Encodings.withSegment(dirty, 0xe7, personal("unknown"));

        byte[] clean = cleaned(ImageType.JPEG, dirty);

        assertThat(clean).isEqualTo(MetadataRemoval.withoutPersonalData(ImageType.JPEG, jpeg));
        assertThat(Encodings.read(clean).getRGB(400, 500))
                .isEqualTo(Encodings.read(jpeg).getRGB(400, 500));
    }

    @Test
    void keepsWhatDecidesTheColoursOfAJpeg() {
        byte[] jpeg =
                Encodings.withAdobeMarker(Encodings.jpegWithProfile(Pictures.jpeg(70, 30), Profiles.adobeRgb()), 1);

        assertThat(MetadataRemoval.withoutPersonalData(ImageType.JPEG, jpeg)).isSameAs(jpeg);
    }

    @Test
    void saysJfifWhereExifSaidIt() {
        byte[] noJfif = Encodings.rawJpeg(16, 16, 3, new byte[768]);
        byte[] exif = Encodings.jpegWithOrientation(noJfif, 1);

        byte[] clean = MetadataRemoval.withoutPersonalData(ImageType.JPEG, exif);

        assertThat(text(clean)).contains("JFIF\0").doesNotContain("Exif");
        assertThat(Arrays.copyOfRange(clean, 20, clean.length)).isEqualTo(Arrays.copyOfRange(noJfif, 2, noJfif.length));
    }

    @Test
    void removesTheThumbnailOfAJfifSegment() {
        byte[] noJfif = Encodings.rawJpeg(16, 16, 3, new byte[768]);
        byte[] thumbnail = personal("JFIF\0\1\1\0\0\1\0\1\1\11");

        byte[] clean = cleaned(ImageType.JPEG, Encodings.withSegment(noJfif, 0xe0, thumbnail));

        assertThat(text(clean)).contains("JFIF\0");
        assertThat(clean).hasSize(noJfif.length + 18);
    }

    @Test
    void dropsWhatFollowsTheEnd() {
        for (ImageType type : ImageType.values()) {
            byte[] whole =
                    switch (type) {
                        case JPEG -> Pictures.jpeg(70, 30);
                        case PNG -> Pictures.png(70, 30);
                        case WEBP -> Encodings.patternWebp(true);
                    };
            byte[] clean = cleaned(type, Crafted.joined(whole, personal("")));

            assertThat(clean).isEqualTo(whole);
        }
    }

    @Test
    void cleansAPngWithoutInflatingIt() {
        byte[] png = Portraits.mask(1);
        byte[] dirty = png;
        for (String name : new String[] {"tEXt", "zTXt", "iTXt", "eXIf", "tIME", "prVW"}) {
            dirty = Encodings.withChunk(dirty, name, personal("Comment\0"));
        }
        dirty = Encodings.pngWithProfile(dirty, Profiles.adobeRgb());

        byte[] clean = cleaned(ImageType.PNG, dirty);

        assertThat(text(clean)).contains("iCCP");
        assertThat(Encodings.read(clean).getRaster().getSample(400, 500, 0))
                .isEqualTo(Encodings.read(png).getRaster().getSample(400, 500, 0));
    }

    @Test
    void cleansAWebpAndItsFlags() {
        byte[] frame = Encodings.patternWebp(false);
        byte[] profile = Crafted.riffChunk("ICCP", Profiles.adobeRgb());
        byte[] dirty = Encodings.extendedWebp(
                frame,
                4 | 8 | 32,
                64,
                40,
                profile,
                Crafted.joined(
                        Crafted.riffChunk("EXIF", personal("")),
                        Crafted.riffChunk("XMP ", personal("x")),
                        Crafted.riffChunk("abcd", personal(""))));

        byte[] clean = cleaned(ImageType.WEBP, dirty);

        assertThat(clean).isEqualTo(Encodings.extendedWebp(frame, 32, 64, 40, profile, new byte[0]));
        assertThat(MetadataRemoval.samplesOnly(ImageType.WEBP, dirty))
                .isEqualTo(Encodings.extendedWebp(frame, 0, 64, 40, new byte[0], new byte[0]));
    }

    @Test
    void leavesCleanFilesAlone() {
        byte[] png = Pictures.png(70, 30);
        byte[] webp = Encodings.patternWebp(true);

        assertThat(MetadataRemoval.withoutPersonalData(ImageType.PNG, png)).isSameAs(png);
        assertThat(MetadataRemoval.withoutPersonalData(ImageType.WEBP, webp)).isSameAs(webp);
        assertThat(MetadataRemoval.samplesOnly(ImageType.PNG, png)).isSameAs(png);
    }

    @Test
    void leavesADecoderNothingToInflateButPixels() {
        byte[] png = Encodings.pngWithProfile(
                Encodings.withChunk(Pictures.png(70, 30), "zTXt", personal("a\0\0")), Profiles.adobeRgb());

        assertThat(MetadataRemoval.samplesOnly(ImageType.PNG, png)).isEqualTo(Pictures.png(70, 30));
        byte[] jpeg = Encodings.jpegWithProfile(Encodings.rawJpeg(16, 16, 3, new byte[768]), Profiles.adobeRgb());
        assertThat(MetadataRemoval.samplesOnly(ImageType.JPEG, jpeg))
                .isEqualTo(Encodings.rawJpeg(16, 16, 3, new byte[768]));
    }
}
