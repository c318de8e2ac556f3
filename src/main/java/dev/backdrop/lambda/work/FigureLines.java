package dev.backdrop.lambda.work;

import dev.backdrop.quota.Reservations;

/** Writes the metrics counted since the last time, with the current levels. */
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
