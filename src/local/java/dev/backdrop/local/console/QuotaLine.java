package dev.backdrop.local.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides when the console repeats that headshots wait for the quota: after a silence, and seldom. */
public final class QuotaLine {

    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration REPEATED = Duration.ofSeconds(30);

    private Count last = new Count(0, 0, 0);
    private Instant news;
    private Instant said = Instant.EPOCH;

    /** @param start of the run */
    public QuotaLine(Instant start) {
        this.news = start;
    }

    /** The line to print now, if any. */
    public Optional<String> next(Count count, Optional<String> words, Instant now) {
        if (count.done() != last.done()) {
            news = now;
        }
        last = count;
        boolean isDue = !now.isBefore(news.plus(SILENCE)) && !now.isBefore(said.plus(REPEATED));
        if (words.isEmpty() || !isDue) {
            return Optional.empty();
        }
        said = now;
        return words;
    }
}
