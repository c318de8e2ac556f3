package dev.backdrop.headshot;

import java.time.Duration;

/** The day's budget is used up: the fill about to be ordered is not. */
final class OverBudget extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration untilTomorrow;

    OverBudget(Duration untilTomorrow) {
        super("The day's budget is used up");
        this.untilTomorrow = untilTomorrow;
    }

    Duration untilTomorrow() {
        return untilTomorrow;
    }
}
