package dev.backdrop.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.backdrop.local.console.Count;
import dev.backdrop.local.console.QuotaLine;
import dev.backdrop.local.console.QuotaWait;
import dev.backdrop.quota.QuotaSnapshot;

/** Each run reads the quota once, and shows on page and console that headshots wait for it. */
final class QuotaDisplay implements Runnable {
    private static final Logger LOG = System.getLogger(QuotaDisplay.class.getName());

    private final Supplier<Count> progress;
    private final Supplier<QuotaSnapshot> quota;
    private final Consumer<String> page;
    private final Consumer<String> console;
    private final Clock clock;
    private final QuotaLine line;
    private boolean isBlind;

    /** @param page shows a line until it gets the next one; gets an empty line when nothing waits */
    QuotaDisplay(
            Supplier<Count> progress,
            Supplier<QuotaSnapshot> quota,
            Consumer<String> page,
            Consumer<String> console,
            Clock clock) {
        this.progress = progress;
        this.quota = quota;
        this.page = page;
        this.console = console;
        this.clock = clock;
        this.line = new QuotaLine(clock.instant());
    }

    @Override
    public void run() {
        try {
            look();
            isBlind = false;
        } catch (RuntimeException unreadable) {
            // An exception thrown by a scheduled task would end the task silently.
            if (!isBlind) {
                LOG.log(Level.WARNING, "Cannot read the quota, will try again: {0}", unreadable.toString());
            }
            isBlind = true;
        }
    }

    private void look() {
        Count count = progress.get();
        Instant now = clock.instant();
        // With nothing left to do, the quota does not matter.
        Optional<String> words = count.left() == 0 ? Optional.empty() : QuotaWait.words(count, quota.get(), now);
        page.accept(words.orElse(""));
        line.next(count, words, now).ifPresent(said -> console.accept("           " + said));
    }
}
