package dev.backdrop.lambda.work;

import dev.backdrop.quota.Reservations;

/** Writes the metrics of what has happened since the last time, with the levels of now. */
public final class FigureLines {

    private final Figures figures;
    private final Reservations reservations;

    public FigureLines(Figures figures, Reservations reservations) {
        this.figures = figures;
        this.reservations = reservations;
    }

    public void write() {
        figures.write(reservations.seen());
    }
}
