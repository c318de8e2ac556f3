package dev.backdrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.backdrop.fixture.Portraits;

/** Sends SIGTERM to the process that started the laptop and to no other, like a supervisor that ends Maven. */
class ParentIT {
    /** The laptop, and two instances of the function. */
    private static final int DESCENDANTS = 3;

    @TempDir
    Path bucket;

    /** Starts a process in its own terminal, as the exec plugin does, and waits for it. */
    public static final class Starter {
        private Starter() {}

        public static void main(String[] command) throws Exception {
            System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
        }
    }

    @Test
    void everyProcessEndsWithIt() throws Exception {
        Files.createDirectories(bucket.resolve("headshots"));
        Files.write(bucket.resolve("headshots/ana.jpg"), Portraits.photo(1));
        String[] laptop =
                LaptopProcess.command(bucket, "-D" + Parent.WATCHED + "=true").toArray(String[]::new);
        try (LaptopProcess starter =
                LaptopProcess.start(Map.of(), LaptopProcess.java(List.of(), Starter.class, laptop))) {
            starter.readUntil("waiting");
            List<ProcessHandle> started = starter.handle().descendants().toList();
            try {
                assertThat(started).hasSize(DESCENDANTS);
                starter.handle().destroy();
                CompletableFuture<?>[] ends =
                        started.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
                assertThat(CompletableFuture.allOf(ends)).succeedsWithin(60, TimeUnit.SECONDS);
            } finally {
                started.forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    @Test
    void thePomTurnsItOn() throws Exception {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<argument>-D" + Parent.WATCHED + "=true</argument>");
    }
}
