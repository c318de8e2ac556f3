package dev.backdrop.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw -Plocal -Dlocal.once=true} from its start to its exit, with the zip that was just built. */
class LaptopIT {
    private static final int WHITE = 250;
    private static final int BLACK = 5;

    @TempDir
    Path bucket;

    private Process laptop;

    @AfterEach
    void stop() {
        laptop.destroyForcibly();
    }

    @Test
    void processesTheDemoAndEndsWell() throws Exception {
        List<String> lines = run();
        assertThat(laptop.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(lines)
                .anyMatch(line -> line.contains("8 headshots: 8 processed"))
                .anyMatch(line -> line.contains("8 fills counted by the emulator"));
        for (Path mask : files("masks")) {
            String id = bucket.resolve("masks").relativize(mask).toString().replace(".png", "");
            checkPixels(id);
        }
    }

    @Test
    void endsBadlyWhereAHeadshotIsRejected() throws Exception {
        Files.createDirectories(bucket.resolve("headshots"));
        Files.createDirectories(bucket.resolve("masks"));
        Files.writeString(bucket.resolve("headshots/ana.jpg"), "no picture at all");
        Files.writeString(bucket.resolve("masks/ana.png"), "no picture at all");
        Files.writeString(bucket.resolve("headshots/bo.jpg"), "waits for its mask");
        List<String> lines = run();
        assertThat(laptop.waitFor()).as(String.join("\n", lines)).isEqualTo(1);
        assertThat(lines).anyMatch(line -> line.contains("2 headshots: 1 rejected, 1 waiting"));
    }

    private List<String> run() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dlocal.once=true",
                        "-Dlocal.bucket=" + bucket,
                        "-Dlocal.firefly.fill-seconds=0.1",
                        "-cp",
                        classPath,
                        Laptop.class.getName())
                .redirectErrorStream(true);
        // Whoever runs the tests with credentials in the shell must not pay for it.
        builder.environment().keySet().removeIf(name -> name.matches("(FIREFLY|BACKDROP|AWS|MAVEN)_.*"));
        laptop = builder.start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = laptop.inputReader(UTF_8)) {
            out.lines().forEach(lines::add);
        }
        return lines;
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

    /** How far pixels are from what they were, 0 to 255. */
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
            assertThat(found).hasSize(8);
            return found;
        }
    }
}
