package dev.backdrop.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Collects what happens until it is written. Nothing is kept, and nothing written, where metrics are switched off.
 * Thread-safe: headshots are worked on at once.
 */
public final class Metrics {

    private final EmfWriter writer;
    private final boolean enabled;
    private List<Measured> pending = new ArrayList<>();

    public Metrics(EmfWriter writer, boolean enabled) {
        this.writer = writer;
        this.enabled = enabled;
    }

    public void add(MetricName name, double value) {
        add(name, value, Map.of());
    }

    /** @throws IllegalArgumentException if nobody would look for the metric under these dimensions */
    public void add(MetricName name, double value, Map<String, String> dimensions) {
        if (!name.dimensions().contains(dimensions.keySet())) {
            throw new IllegalArgumentException(name.published() + " has no dimensions " + dimensions.keySet());
        }
        if (enabled) {
            keep(new Measured(name, dimensions, value));
        }
    }

    /** Writes what has come together; another attempt's figures, too, if they are there already. */
    public void flush() {
        List<Measured> together = takeAll();
        if (!together.isEmpty()) {
            writer.write(together);
        }
    }

    private synchronized void keep(Measured measured) {
        pending.add(measured);
    }

    private synchronized List<Measured> takeAll() {
        List<Measured> taken = pending;
        pending = new ArrayList<>();
        return taken;
    }
}
