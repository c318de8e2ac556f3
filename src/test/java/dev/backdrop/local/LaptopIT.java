package dev.backdrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.backdrop.bucket.Prefixes;
import dev.backdrop.local.demo.DemoPortraits;
import dev.backdrop.local.proof.SmallPictures;

/** {@code ./mvnw -Plocal -Dlocal.once=true} from its start to its exit, with the zip that was just built. */
class LaptopIT {
    private static final int WHITE = 250;
    private static final int BLACK = 5;

    @TempDir
    Path bucket;

    private LaptopProcess laptop;

    @AfterEach
    void stop() {
        laptop.close();
    }

    @Test
    void processesTheDemoAndExitsWithZero() throws Exception {
        laptop = LaptopProcess.start(bucket, "-Dlocal.once=true");
        assertThat(laptop.exitStatus()).as(String.join("\n", laptop.lines())).isZero();
        assertThat(laptop.lines())
                .anyMatch(line -> line.contains("8 headshots: 7 processed, 1 waiting"))
                .anyMatch(line -> line.contains("7 operations counted by the emulator"));
        for (Path mask : files("masks")) {
            String id = bucket.resolve("masks").relativize(mask).toString().replace(".png", "");
            checkPixels(id);
        }
    }

    /** The grace of a deployment is a quarter of an hour. */
    @Test
    void makesTheMissingMaskWithoutTheGraceOfADeployment() throws Exception {
        // Before the start, so that a busy machine does not drop a mask after the grace of its photo.
        new DemoPortraits(bucket, Prefixes.STANDARD, pause -> {}).drop();
        laptop = LaptopProcess.start(
                Map.of("BACKDROP_MASK_MISSING", "local"), LaptopProcess.command(bucket, "-Dlocal.once=true"));
        assertThat(laptop.exitStatus()).as(String.join("\n", laptop.lines())).isZero();
        assertThat(laptop.lines())
                .anyMatch(line -> line.contains("8 headshots: 8 processed"))
                .anyMatch(line -> line.contains("8 operations counted by the emulator"));
    }

    @Test
    void exitsWithOneIfAHeadshotIsRejected() throws Exception {
        Files.createDirectories(bucket.resolve("headshots"));
        Files.createDirectories(bucket.resolve("masks"));
        Files.writeString(bucket.resolve("headshots/ana.jpg"), "no picture at all");
        Files.writeString(bucket.resolve("masks/ana.png"), "no picture at all");
        Files.write(bucket.resolve("headshots/bo.jpg"), SmallPictures.photo(1));
        laptop = LaptopProcess.start(bucket, "-Dlocal.once=true");
        assertThat(laptop.exitStatus()).as(String.join("\n", laptop.lines())).isEqualTo(1);
        assertThat(laptop.lines()).anyMatch(line -> line.contains("2 headshots: 1 rejected, 1 waiting"));
    }

    private void checkPixels(String id) throws IOException {
        BufferedImage before = read("headshots/" + id + ".jpg");
        BufferedImage mask = read("masks/" + id + ".png");
        BufferedImage after = read("processed/" + id + ".jpg");
        assertThat(after.getWidth()).isEqualTo(before.getWidth());
        assertThat(after.getHeight()).isEqualTo(before.getHeight());
        Change background = new Change();
        Change person = new Change();
        for (int y = 0; y < mask.getHeight(); y++) {
            for (int x = 0; x < mask.getWidth(); x++) {
                int level = mask.getRGB(x, y) & 0xff;
                if (level > WHITE) {
                    background.add(before.getRGB(x, y), after.getRGB(x, y));
                } else if (level < BLACK) {
                    person.add(before.getRGB(x, y), after.getRGB(x, y));
                }
            }
        }
        assertThat(background.mean()).as("change of %s's background", id).isGreaterThan(15);
        assertThat(person.mean()).as("change of %s in person", id).isLessThan(6);
    }

    /** How much the pixels have changed, 0 to 255. */
    private static final class Change {
        private long sum;
        private long count;

        void add(int before, int after) {
            for (int shift = 0; shift <= 16; shift += 8) {
                sum += Math.abs((before >> shift & 0xff) - (after >> shift & 0xff));
                count++;
            }
        }

        double mean() {
            return (double) sum / count;
        }
    }

    private BufferedImage read(String key) throws IOException {
        return ImageIO.read(bucket.resolve(key).toFile());
    }

    private List<Path> files(String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(bucket.resolve(prefix))) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            assertThat(found).hasSize(7);
            return found;
        }
    }
}
