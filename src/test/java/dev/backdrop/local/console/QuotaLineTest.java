package dev.backdrop.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class QuotaLineTest {
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    private final QuotaLine line = new QuotaLine(START);

    @Test
    void printsOnlyAfterASilence() {
        assertThat(next(0, "wait", 4)).isEmpty();
        assertThat(next(1, "wait", 5)).as("something has just ended").isEmpty();
        assertThat(next(1, "wait", 9)).isEmpty();
        assertThat(next(1, "wait", 10)).contains("wait");
    }

    @Test
    void repeatsItselfSeldom() {
        assertThat(next(0, "wait", 5)).contains("wait");
        assertThat(next(0, "wait", 34)).isEmpty();
        assertThat(next(0, "go on waiting", 35)).contains("go on waiting");
    }

    @Test
    void printsNothingIfNothingWaits() {
        assertThat(next(0, null, 60)).isEmpty();
        assertThat(next(0, "wait", 61)).contains("wait");
    }

    private Optional<String> next(int done, String words, int second) {
        return line.next(new Count(done, 8, 8 - done), Optional.ofNullable(words), START.plusSeconds(second));
    }
}
