package dev.backdrop.local.queue;

/**
 * @param visible waiting to be received
 * @param inFlight received and hidden
 * @param dead in the dead-letter queue
 */
public record QueueCounts(int visible, int inFlight, int delayed, int dead) {

    /** Whether no message is waiting or being processed. */
    public boolean isDrained() {
        return visible + inFlight + delayed == 0;
    }
}
