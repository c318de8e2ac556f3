package dev.backdrop.queue;

/**
 * The approximate number of messages in the queue: SQS counts with a delay.
 *
 * @param visible waiting to be received
 * @param inFlight received, and hidden until they are done or come back
 * @param delayed sent with a delay that is not over
 */
public record Backlog(int visible, int inFlight, int delayed) {

    static final Backlog NONE = new Backlog(0, 0, 0);

    public int total() {
        return visible + inFlight + delayed;
    }
}
