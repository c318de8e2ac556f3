package dev.backdrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.backdrop.fixture.Portraits;

/** A bucket from an earlier run, and a look that has changed since. */
class RestartIT {
    private static final Map<String, String> ANOTHER_PROMPT =
            Map.of("BACKDROP_LOOK_PROMPT", "a wall of red bricks", "BACKDROP_PRICE_PER_OPERATION", "0.12");

    @TempDir
    Path bucket;

    @BeforeEach
    void twoPairs() throws Exception {
        for (int person = 1; person <= 2; person++) {
            drop("headshots/staff-" + person + ".jpg", Portraits.photo(person));
            drop("masks/staff-" + person + ".png", Portraits.mask(person));
        }
    }

    @Test
    void paysAgainOnlyWhenAsked() throws Exception {
        assertThat(run(Map.of())).contains("2 operations counted", "2 headshots: 2 processed");
        assertThat(run(ANOTHER_PROMPT))
                .contains("0 operations counted", "2 headshots: 2 processed")
                .contains("2 headshots made with another look", "2 operations, which cost 0.24")
                .contains("-Dlocal.reprocess=changed-look");

        drop("masks/staff-2.png", Portraits.mask(1));
        assertThat(run(ANOTHER_PROMPT)).contains("1 operations counted", "1 headshot made with another look");
        assertThat(run(ANOTHER_PROMPT, "-Dlocal.reprocess=changed-look"))
                .contains("1 operations counted")
                .doesNotContain("another look");
        assertThat(run(ANOTHER_PROMPT)).contains("0 operations counted").doesNotContain("another look");
    }

    private String run(Map<String, String> environment, String... options) throws Exception {
        String[] all = Stream.concat(Stream.of("-Dlocal.once=true"), Stream.of(options))
                .toArray(String[]::new);
        try (LaptopProcess laptop = LaptopProcess.start(environment, LaptopProcess.command(bucket, all))) {
            int status = laptop.exitStatus();
            String said = String.join("\n", laptop.lines());
            assertThat(status).as(said).isZero();
            return said;
        }
    }

    private void drop(String key, byte[] bytes) throws Exception {
        Path file = bucket.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
