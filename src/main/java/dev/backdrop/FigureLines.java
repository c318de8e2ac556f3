package dev.backdrop;

import dev.backdrop.quota.Reservations;

/** Writes the metrics of what has happened since the last time, with the levels of now. */
final class FigureLines {

    private final Figures figures;
    private final Reservations reservations;

    FigureLines(Figures figures, Reservations reservations) {
        this.figures = figures;
        this.reservations = reservations;
    }

    void write() {
        figures.write(reservations.seen());
    }
}
