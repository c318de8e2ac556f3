package dev.backdrop.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    @TempDir
    Path folder;

    @Test
    void beginsANewFileAndKeepsEveryLineAtOnce() throws Exception {
        Path file = folder.resolve("new/laptop.log");
        try (RunLog log = RunLog.open(file)) {
            log.line("first run");
        }
        try (RunLog log = RunLog.open(file)) {
            log.line("[1] Zoë");
            assertThat(Files.readString(file)).isEqualToIgnoringNewLines("[1] Zoë");
        }
    }
}
