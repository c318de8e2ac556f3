package dev.backdrop.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.backdrop.bucket.Prefixes;
import dev.backdrop.time.Sleeper;

/**
 * Drops eight drawn portraits and the masks of all but one into the bucket's folder, as a person would: one by one, in no particular
 * order. The one without a mask waits for a person, who can have it made on the page.
 */
public final class DemoPortraits {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final List<String> NAMES = List.of(
            "ana-diaz",
            "bo-lindqvist",
            "chen-wei",
            "dilara-yilmaz",
            "emeka-obi",
            "freya-holm",
            "Zoë Müller",
            "hugo-martin");

    /** The mask that is made of this photo is a good one. */
    private static final int WITHOUT_MASK = 7;

    private final Path folder;
    private final Prefixes prefixes;
    private final Sleeper sleeper;

    public DemoPortraits(Path folder, Prefixes prefixes, Sleeper sleeper) {
        this.folder = folder;
        this.prefixes = prefixes;
        this.sleeper = sleeper;
    }

    /** Whether the bucket has no photo yet. */
    public boolean areWelcome() {
        Path photos = folder.resolve(prefixes.headshots());
        if (!Files.isDirectory(photos)) {
            return true;
        }
        try (Stream<Path> files = Files.walk(photos)) {
            return files.filter(Files::isRegularFile)
                    .noneMatch(file -> !file.getFileName().toString().startsWith("."));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes a few seconds. Of every three headshots, two get their photo first; every fourth mask comes much later,
     * and one never. */
    public void drop() throws InterruptedException {
        for (int number = 1; number <= NAMES.size(); number++) {
            if (number % 3 == 0) {
                mask(number);
                photo(number);
            } else {
                photo(number);
                if (number % 4 != 0 && number != WITHOUT_MASK) {
                    mask(number);
                }
            }
        }
        for (int number = 4; number <= NAMES.size(); number += 4) {
            mask(number);
        }
    }

    private void photo(int number) throws InterruptedException {
        copy("portrait-0" + number + ".jpg", prefixes.headshots() + "demo/" + NAMES.get(number - 1) + ".jpg");
    }

    private void mask(int number) throws InterruptedException {
        copy("portrait-0" + number + ".mask.png", prefixes.masks() + "demo/" + NAMES.get(number - 1) + ".png");
    }

    private void copy(String resource, String key) throws InterruptedException {
        try (InputStream in = DemoPortraits.class.getResourceAsStream("/demo/" + resource)) {
            Path file = folder.resolve(key);
            Files.createDirectories(file.getParent());
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot copy the demo portraits into " + folder, refused);
        }
        sleeper.sleep(PAUSE);
    }
}
