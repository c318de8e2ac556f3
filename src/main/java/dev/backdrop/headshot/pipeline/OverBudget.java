package dev.backdrop.headshot.pipeline;

import java.time.Instant;

/** The day's budget is used up: the fill about to be ordered is not. */
final class OverBudget extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    OverBudget(Instant until) {
        super("The day's budget is used up");
        this.until = until;
    }

    Instant until() {
        return until;
    }
}
