package dev.backdrop.lambda.work;

import dev.backdrop.quota.Reservations;

/** Writes the metrics of what has happened since the last time, with the levels of now. */
public final class FigureLines {

    private final OutcomeMetrics outcomeMetrics;
    private final Reservations reservations;

    public FigureLines(OutcomeMetrics outcomeMetrics, Reservations reservations) {
        this.outcomeMetrics = outcomeMetrics;
        this.reservations = reservations;
    }

    public void write() {
        outcomeMetrics.write(reservations.seen());
    }
}
