package dev.backdrop;

import dev.backdrop.budget.Budget;
import dev.backdrop.firefly.Pacer;

/** Writes the metrics of what has happened since the last time, with the levels of now. */
final class FigureLines {

    private final Figures figures;
    private final Pacer pacer;
    private final Budget budget;

    FigureLines(Figures figures, Pacer pacer, Budget budget) {
        this.figures = figures;
        this.pacer = pacer;
        this.budget = budget;
    }

    void write() {
        figures.write(pacer.snapshot(), budget.left());
    }
}
