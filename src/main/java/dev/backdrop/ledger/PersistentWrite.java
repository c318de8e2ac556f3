package dev.backdrop.ledger;

import java.time.Clock;
import java.time.Duration;

import dev.backdrop.time.Deadline;
import dev.backdrop.time.Sleeper;

/** Repeats a failed write of a record with growing pauses, until the deadline or the hand-over. */
public final class PersistentWrite {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final Clock clock;
    private final Sleeper sleeper;

    public PersistentWrite(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * @throws ClaimLost at once: the write was answered
     * @throws RuntimeException of the last try
     */
    public void run(Runnable write, Deadline deadline) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                write.run();
                return;
            } catch (ClaimLost answered) {
                throw answered;
            } catch (RuntimeException failed) {
                if (!deadline.allows(pause, clock) || !slept(pause)) {
                    throw failed;
                }
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
            }
        }
    }

    private boolean slept(Duration pause) {
        try {
            sleeper.sleep(pause);
            return true;
        } catch (InterruptedException handOver) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
