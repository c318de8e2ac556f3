package dev.backdrop.picture.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.backdrop.fixture.Portraits;
import dev.backdrop.picture.colour.Profiles;
import dev.backdrop.picture.pixels.PictureEncoder;

/** Lambda has neither a screen nor fonts, and the function pays for each class that it loads. */
class QuietDesktopTest {

    @TempDir
    private Path folder;

    @Test
    void loadsNeitherFontsNorAToolkit() throws Exception {
        Path loaded = folder.resolve("classes.txt");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + loaded,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneOfEachKind.class.getName())
                .inheritIO()
                .start();

        assertThat(java.waitFor()).isZero();
        List<String> classes = Files.readAllLines(loaded);
        assertThat(classes).anyMatch(line -> line.contains("java.awt.image.BufferedImage "));
        // Abstract classes named Toolkit are loaded for a native library and a registry; neither is made.
        assertThat(classes.stream()
                        .filter(line -> line.contains(".HeadlessToolkit ")
                                || line.contains(".XToolkit ")
                                || line.contains(" sun.font.")
                                || line.contains(" sun.awt.X11")
                                || line.contains(" java.awt.Font ")))
                .isEmpty();
    }

    /** Decodes and encodes one of each kind, in a JVM of its own. */
    static final class OneOfEachKind {

        private OneOfEachKind() {}

        public static void main(String[] arguments) {
            PhotoDecoder photos = new PhotoDecoder(Limits.DEFAULT);
            PictureEncoder encoder = new PictureEncoder();
            byte[][] files = {
                Portraits.photo(1),
                Encodings.pngWithProfile(Portraits.mask(1), Profiles.linearGreyOfTheJdk()),
                Encodings.jpegWithProfile(Portraits.photo(2), Profiles.adobeRgb()),
                Encodings.patternWebp(true)
            };
            for (byte[] file : files) {
                photos.decode(file).handle(photo -> encoder.jpeg(photo.pixels(), PictureEncoder.GOOD), refused -> {
                    throw new IllegalStateException(refused.predicate());
                });
            }
        }
    }
}
