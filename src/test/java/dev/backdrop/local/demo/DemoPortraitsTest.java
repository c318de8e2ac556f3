package dev.backdrop.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.backdrop.bucket.Prefixes;

class DemoPortraitsTest {
    @TempDir
    Path folder;

    private final List<List<String>> looks = new ArrayList<>();

    @Test
    void dropsEightPhotosInBothOrdersAndOneOfThemWithoutItsMask() throws Exception {
        demo().drop();
        assertThat(looks).hasSize(15);
        List<String> all = looks.get(14);
        assertThat(all).filteredOn(name -> name.endsWith(".jpg")).hasSize(8);
        assertThat(all).filteredOn(name -> name.endsWith(".png")).hasSize(7);
        assertThat(all).contains("Zoë Müller.jpg").doesNotContain("Zoë Müller.png");
        assertThat(looks.get(0)).containsExactly("ana-diaz.jpg");
        assertThat(looks.get(4)).contains("chen-wei.png").doesNotContain("chen-wei.jpg");
        assertThat(looks.get(12)).doesNotContain("dilara-yilmaz.png", "hugo-martin.png");
    }

    @Test
    void isOfferedOnlyIfThereIsNoPhoto() throws Exception {
        assertThat(demo().areWelcome()).isTrue();
        Path photos = Files.createDirectories(folder.resolve("headshots/sales"));
        Files.writeString(photos.resolve(".DS_Store"), "x");
        assertThat(demo().areWelcome()).isTrue();
        Files.writeString(photos.resolve("ana.jpg"), "photo");
        assertThat(demo().areWelcome()).isFalse();
    }

    private DemoPortraits demo() {
        return new DemoPortraits(folder, Prefixes.STANDARD, pause -> looks.add(files()));
    }

    private List<String> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
