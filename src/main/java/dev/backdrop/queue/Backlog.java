package dev.backdrop.queue;

/**
 * What the queue holds, about: SQS counts eventually.
 *
 * @param visible waiting to be received
 * @param inFlight received, and hidden until they are done or deferred to a later time
 * @param delayed sent, and not to be received yet
 */
public record Backlog(int visible, int inFlight, int delayed) {

    static final Backlog NONE = new Backlog(0, 0, 0);

    public int total() {
        return visible + inFlight + delayed;
    }
}
