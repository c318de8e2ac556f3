package dev.backdrop.lambda.work;

import dev.backdrop.queue.BacklogWatch;
import dev.backdrop.quota.Reservations;

/**
 * Says whether an invocation waits for its last jobs. It does not wait if the quota would go unused meanwhile: its instance has no
 * call left to make, and messages are waiting. Then another invocation collects the jobs.
 */
public final class Patience {

    private final Reservations reservations;
    private final BacklogWatch backlog;

    public Patience(Reservations reservations, BacklogWatch backlog) {
        this.reservations = reservations;
        this.backlog = backlog;
    }

    boolean waits() {
        return !reservations.isIdle() || backlog.recent().visible() == 0;
    }
}
